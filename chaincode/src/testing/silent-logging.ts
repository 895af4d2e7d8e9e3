// The shim logs each refusal as an error; tests expect hundreds of them. Imported before the shim.
process.env['CORE_CHAINCODE_LOGGING_LEVEL'] = 'CRITICAL';
