"use client";

import { Component, type ReactNode } from "react";

type Props = { version: unknown; onBefore: () => void; children: ReactNode };

/**
 * Calls right before React changes the rows in the document, when what can be measured is
 * still what the reader sees. There is no hook for it.
 */
export class BeforeRowsChange extends Component<Props> {
  override getSnapshotBeforeUpdate({ version }: Props): null {
    if (version !== this.props.version) this.props.onBefore();
    return null;
  }

  // React wants it beside the one above.
  override componentDidUpdate(): void {}

  override render(): ReactNode {
    return this.props.children;
  }
}
