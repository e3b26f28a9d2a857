import { Link } from "@tanstack/react-router";
import { shorten } from "../../parts/format.ts";

/** Link to a channel's page by both ends of its id; the whole one when one points at it. */
export function ChannelLink({ id }: { readonly id: string }) {
  return (
    <Link to="/money/channels/$id" params={{ id }} title={id}>
      <code>{shorten(id, 6)}</code>
    </Link>
  );
}
