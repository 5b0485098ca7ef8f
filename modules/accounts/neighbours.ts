/**
 * All that accounts ask of other modules: positions and people from parties, names from places.
 */
export { addPerson, peopleInOffice, positionsHeld } from '#modules/parties/contract.server.ts'
export { placeNames } from '#modules/places/contract.server.ts'
