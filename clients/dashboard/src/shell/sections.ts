/** Pages that the head leads to, each with the key that follows `g`. */
export const sections = [
  { to: "/ops", name: "Operations", key: "o" },
  { to: "/market", name: "Market", key: "m" },
  { to: "/money", name: "Money", key: "y" },
  { to: "/network", name: "Network", key: "n" },
  { to: "/ledger", name: "Ledgers", key: "l" },
  { to: "/wallet", name: "Wallet", key: "w" },
  { to: "/settings", name: "Settings", key: "s" },
] as const;
