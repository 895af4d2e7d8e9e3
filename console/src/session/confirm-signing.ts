import { createContext, useContext } from 'react';
import type { SigningEffect } from '../ledger-client/effect.js';

/** Shows what is about to be signed, and asks; false when the person declines. */
export type ConfirmSigning = (effect: SigningEffect) => Promise<boolean>;

const refuseSigning: ConfirmSigning = () => Promise.resolve(false);

/** Given by the signing window near the root. */
export const ConfirmSigningContext = createContext<ConfirmSigning>(refuseSigning);

export const useConfirmSigning = (): ConfirmSigning => useContext(ConfirmSigningContext);
