-- CreateTable
CREATE TABLE "search_mark" (
    "room_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_mark_pkey" PRIMARY KEY ("room_id")
);
