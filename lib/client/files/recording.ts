/** What phones can play comes first. */
const FORMATS = [
  { type: "audio/mp4;codecs=mp4a.40.2", extension: "m4a" },
  { type: "audio/webm;codecs=opus", extension: "webm" },
  { type: "audio/ogg;codecs=opus", extension: "ogg" },
  { type: "audio/mp4", extension: "m4a" },
];

export type Recorded = { blob: Blob; extension: string };

export type Recording = {
  /** How loud it is now, 0 to 1. */
  level(): number;
  stop(): Promise<Recorded>;
  cancel(): void;
};

/**
 * Records the microphone from now on; the browser asks for it where it has not been asked.
 *
 * @throws DOMException `NotAllowedError` when it was refused, `NotFoundError` where there is none
 */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const format = FORMATS.find(({ type }) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, format ? { mimeType: format.type } : {});
  const pieces: Blob[] = [];
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener("stop", () => resolve(), { once: true });
  });
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  recorder.start();
  const meter = openMeter(stream);

  async function end() {
    if (recorder.state !== "inactive") recorder.stop();
    await stopped;
    for (const track of stream.getTracks()) track.stop();
    meter.close();
  }

  return {
    level: meter.level,
    cancel: () => void end(),
    async stop() {
      await end();
      const type = (recorder.mimeType || format?.type || "audio/webm").split(";")[0];
      return { blob: new Blob(pieces, { type }), extension: format?.extension ?? "webm" };
    },
  };
}

function openMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  return {
    /** The mean of the last milliseconds; speech is far from the loudest that there can be. */
    level(): number {
      analyser.getByteTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + ((sample - 128) / 128) ** 2, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) * 3);
    },
    close: () => void context.close(),
  };
}
