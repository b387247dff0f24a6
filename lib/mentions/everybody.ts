/** Stands for everybody in the room, in the table and on the wire. */
export const EVERYBODY = 0;
