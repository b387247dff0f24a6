import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "@/lib/testing/database";

// Each test file gets a database of its own before any of its modules reads the settings.
const url = await createDatabase(inject("postgresUrl"));
process.env.DATABASE_URL = url;

afterAll(() => dropDatabase(inject("postgresUrl"), url));
