// The part of fabric-shim that turns contract classes into a chaincode. The package does not declare its types, and its own launcher
// reaches it only through command line options.
declare module 'fabric-shim/lib/contract-spi/chaincodefromcontract.js' {
  import type { ChaincodeInterface } from 'fabric-shim';
  import type { Contract, JSONSerializer } from 'fabric-contract-api';

  interface Serializers {
    readonly transaction: string;
    readonly serializers: Readonly<Record<string, typeof JSONSerializer>>;
  }

  interface ChaincodeFromContractConstructor {
    new (
      contracts: readonly (new () => Contract)[],
      serializers: Serializers,
      metadata: object,
      title: string,
      version: string,
    ): ChaincodeInterface;
  }
  const ChaincodeFromContract: ChaincodeFromContractConstructor;
  export = ChaincodeFromContract;
}
