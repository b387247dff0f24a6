import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { Config } from "@/lib/config";
import type { Storage } from "@/lib/storage/storage";

const PART_BYTES = 8 * 1024 * 1024;

/** Keeps files in a bucket of any service that speaks the S3 protocol. */
export function s3Storage({ bucket: Bucket, endpoint, region, keys }: NonNullable<Config["s3"]>): Storage {
  const client = new S3Client({
    region,
    endpoint,
    credentials: keys,
    // Names in the path work with every service, buckets as host names only with some.
    forcePathStyle: endpoint !== undefined,
    // Newer checksums than the protocol's own are unknown to many compatible services.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

  return {
    async put(Key, bytes) {
      // In parts, because the length is not known before the end; one that fails is taken back.
      const Body = Readable.from(bytes);
      await new Upload({
        client,
        params: { Bucket, Key, Body },
        partSize: PART_BYTES,
        queueSize: 2,
      }).done();
    },

    async get(Key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = await client.send(new GetObjectCommand({ Bucket, Key, Range })).catch(unlessMissing);
      return (found?.Body ?? null) as Readable | null; // in Node the SDK answers with Node's streams
    },

    async stat(Key) {
      const found = await client.send(new HeadObjectCommand({ Bucket, Key })).catch(unlessMissing);
      return found && { size: found.ContentLength ?? 0 };
    },

    async delete(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },

    async deleteFolder(folder) {
      // A page of names at a time; what is deleted is not listed again.
      for (;;) {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: `${folder}/` }));
        const Objects = (page.Contents ?? []).flatMap(({ Key }) => (Key ? [{ Key }] : []));
        if (Objects.length === 0) return;
        const { Errors } = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors?.length)
          throw new Error(`the bucket did not delete ${Errors[0]?.Key}: ${Errors[0]?.Message}`);
      }
    },

    // A bucket's own lifecycle rule throws away multipart uploads that nobody finished.
    async sweep() {},
  };
}

function unlessMissing(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
  throw error;
}
