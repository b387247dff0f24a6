import type { CompanyId, UserId } from "@/lib/domain/ids";

/** Whom an account holds chats with guests for. */
export type Company = {
  id: CompanyId;
  ownerId: UserId;
  name: string;
  website: string | null;
  logoUrl: string | null;
  createdAt: Date;
  updatedAt: Date;
};

export type CompanyChange = { name?: string; website?: string | null; logoUrl?: string | null };

/** A numbered page, from 1. */
export type PageRequest = { page: number; perPage: number };
/** `total`: on all pages. */
export type Paged<Item> = { items: Item[]; total: number };
