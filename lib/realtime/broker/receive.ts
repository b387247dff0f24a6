import type { RawData } from "ws";
import { relayClientEvent } from "./client-event";
import { CloseCode } from "./close-codes";
import type { Connection } from "./connection";
import { readFrame, systemFrame } from "./frames";
import type { Hub } from "./hub";
import { signIn } from "./sign-in";
import { subscribe, unsubscribe } from "./subscribe";

/** Handles one message of a client. */
export function receive(
  hub: Hub,
  connection: Connection,
  message: { data: RawData; isBinary: boolean },
): void {
  if (connection.isClosing) return;
  connection.hear();
  connection.throttle();
  if (message.isBinary) return connection.close(CloseCode.unsupportedData, "Binary frames are not supported");

  const frame = readFrame(String(message.data));
  if (frame === null) return connection.fail(null, "Invalid frame: expected JSON with an event");
  switch (frame.event) {
    case "pusher:ping":
      return connection.send(systemFrame("pusher:pong", {}));
    case "pusher:pong":
      return;
    case "pusher:subscribe":
      return subscribe(hub, connection, frame.data);
    case "pusher:unsubscribe":
      return unsubscribe(hub, connection, frame.data);
    case "pusher:signin":
      return signIn(hub, connection, frame.data);
  }
  if (frame.event.startsWith("client-")) relayClientEvent(hub, connection, frame);
  else connection.fail(null, "Unknown event: clients send pusher: and client- events");
}
