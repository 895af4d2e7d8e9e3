/** The charter's schema and its types, from the files of the folder `charter`, for those who need only the outermost. */
export { localTextSchema, type LocalText } from './charter/scalars.js';
export {
  conditionSchema,
  floorSchema,
  type Condition,
  type Consents,
  type Floor,
  type Leaf,
  type NumberFloor,
} from './charter/conditions.js';
export { trackSchema, type Track } from './charter/track/track.js';
export { roleSchema, type Role } from './charter/roles.js';
export { charterSchema, type Charter } from './charter/charter.js';
