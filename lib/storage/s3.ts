import { Readable } from "node:stream";
import type { Config } from "@/lib/config";
import type { Storage } from "@/lib/storage/storage";

type Settings = NonNullable<Config["s3"]>;

const PART_BYTES = 8 * 1024 * 1024;

/** Keeps files in a bucket of any service that speaks the S3 protocol. */
export function s3Storage(settings: Settings): Storage {
  const Bucket = settings.bucket;
  // The SDK is large, and whoever keeps files on the disk never needs it.
  let connected: ReturnType<typeof connect> | undefined;
  const connection = () => {
    connected ??= connect(settings);
    return connected;
  };

  return {
    async put(Key, bytes) {
      const { client, Upload } = await connection();
      // In parts, because the length is not known before the end; one that fails is taken back.
      const params = { Bucket, Key, Body: Readable.from(bytes) };
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: 2 }).done();
    },

    async get(Key, range) {
      const { client, sdk } = await connection();
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = await client.send(new sdk.GetObjectCommand({ Bucket, Key, Range })).catch(unlessMissing);
      return (found?.Body ?? null) as Readable | null; // in Node the SDK answers with Node's streams
    },

    async stat(Key) {
      const { client, sdk } = await connection();
      const found = await client.send(new sdk.HeadObjectCommand({ Bucket, Key })).catch(unlessMissing);
      return found && { size: found.ContentLength ?? 0 };
    },

    async delete(Key) {
      const { client, sdk } = await connection();
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
    },

    async deleteFolder(folder) {
      const { client, sdk } = await connection();
      // A page of names at a time; what is deleted is not listed again.
      for (;;) {
        const page = await client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix: `${folder}/` }));
        const Objects = (page.Contents ?? []).flatMap(({ Key }) => (Key ? [{ Key }] : []));
        if (Objects.length === 0) return;
        const deletion = new sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } });
        const [failed] = (await client.send(deletion)).Errors ?? [];
        if (failed) throw new Error(`the bucket did not delete ${failed.Key}: ${failed.Message}`);
      }
    },

    // A bucket's own lifecycle rule throws away multipart uploads that nobody finished.
    async sweep() {},
  };
}

async function connect({ endpoint, region, keys }: Settings) {
  const [sdk, { Upload }] = await Promise.all([import("@aws-sdk/client-s3"), import("@aws-sdk/lib-storage")]);
  const client = new sdk.S3Client({
    region,
    endpoint,
    credentials: keys,
    // Names in the path work with every service, buckets as host names only with some.
    forcePathStyle: endpoint !== undefined,
    // Newer checksums than the protocol's own are unknown to many compatible services.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return { sdk, Upload, client };
}

function unlessMissing(error: { $metadata?: { httpStatusCode?: number } }): null {
  if (error.$metadata?.httpStatusCode === 404) return null;
  throw error;
}
