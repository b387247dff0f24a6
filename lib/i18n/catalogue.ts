import account from "./en/account.json";
import actions from "./en/actions.json";
import archive from "./en/archive.json";
import auth from "./en/auth.json";
import calls from "./en/calls.json";
import code from "./en/code.json";
import common from "./en/common.json";
import docs from "./en/docs.json";
import drafts from "./en/drafts.json";
import emoji from "./en/emoji.json";
import files from "./en/files.json";
import guest from "./en/guest.json";
import guestChats from "./en/guestChats.json";
import invite from "./en/invite.json";
import invites from "./en/invites.json";
import keys from "./en/keys.json";
import members from "./en/members.json";
import mentions from "./en/mentions.json";
import messages from "./en/messages.json";
import notes from "./en/notes.json";
import playground from "./en/playground.json";
import preferences from "./en/preferences.json";
import reactions from "./en/reactions.json";
import receipts from "./en/receipts.json";
import replies from "./en/replies.json";
import rooms from "./en/rooms.json";
import search from "./en/search.json";
import settings from "./en/settings.json";
import setup from "./en/setup.json";
import shortcuts from "./en/shortcuts.json";
import switcher from "./en/switcher.json";
import threads from "./en/threads.json";
import tokens from "./en/tokens.json";
import webhooks from "./en/webhooks.json";
import workspace from "./en/workspace.json";
import workspaceKeys from "./en/workspace-keys.json";

/** Every word that a person reads, by namespace. A namespace is one file. */
export const catalogue = {
  actions,
  account,
  archive,
  auth,
  calls,
  code,
  common,
  docs,
  drafts,
  emoji,
  files,
  guest,
  guestChats,
  invite,
  invites,
  keys,
  members,
  mentions,
  messages,
  notes,
  playground,
  preferences,
  reactions,
  receipts,
  replies,
  rooms,
  search,
  settings,
  setup,
  shortcuts,
  threads,
  switcher,
  workspace,
  tokens,
  webhooks,
  workspaceKeys,
};

declare module "next-intl" {
  interface AppConfig {
    Messages: typeof catalogue;
  }
}
