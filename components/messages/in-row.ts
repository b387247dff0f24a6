import { createContext } from "react";

/** Whether the keyboard is at the message around: then what is in it can be reached by Tab. */
export const InRow = createContext(false);
