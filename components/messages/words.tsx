import { createContext, type ReactNode, useContext } from "react";

/** What becomes of the words between the marks of Markdown: the names that they call can be followed. */
export const WordsAs = createContext<(words: string) => ReactNode>((words) => words);

export function Words({ children }: { children: string }) {
  return useContext(WordsAs)(children);
}
