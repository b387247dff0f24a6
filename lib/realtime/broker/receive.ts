import type { RawData } from "ws";
import { relayClientEvent } from "./client-event";
import { CloseCode } from "./close-codes";
import type { Connection } from "./connection";
import { FrameError } from "./frame-error";
import { type InboundFrame, readFrame, systemFrame } from "./frames";
import type { Hub } from "./hub";
import { signIn } from "./sign-in";
import { subscribe, unsubscribe } from "./subscribe";

/** Handles one message of a client. A mistake of ours costs that client its connection, not the process. */
export function receive(
  hub: Hub,
  connection: Connection,
  message: { data: RawData; isBinary: boolean },
): void {
  if (connection.isClosing) return;
  connection.hear();
  connection.throttle();
  try {
    if (message.isBinary) connection.close(CloseCode.unsupportedData, "Binary frames are not supported");
    else handle(hub, connection, readFrame(String(message.data)));
  } catch (error) {
    if (error instanceof FrameError) {
      connection.fail(error.code, error.message);
    } else {
      hub.settings.warn({ err: error }, "a realtime frame could not be handled");
      connection.close(CloseCode.internalError, "Internal error");
    }
  }
}

function handle(hub: Hub, connection: Connection, frame: InboundFrame): void {
  if (frame.event === "pusher:ping") connection.send(systemFrame("pusher:pong", {}));
  else if (frame.event === "pusher:subscribe") subscribe(hub, connection, frame.data);
  else if (frame.event === "pusher:unsubscribe") unsubscribe(hub, connection, frame.data);
  else if (frame.event === "pusher:signin") signIn(hub, connection, frame.data);
  else if (frame.event.startsWith("client-")) relayClientEvent(hub, connection, frame);
  // A pong has done its work by arriving.
  else if (frame.event !== "pusher:pong") throw new FrameError("Unknown event");
}
