import { expect, test } from "vitest";
import { mashupEdges, maxDrawn } from "./mashup-edges.ts";

const service = (name: string) => ({ name, kind: "SERVICE" as const, status: "AVAILABLE" as const, price: "1" });
const list = <T>(nodes: T[], totalCount = nodes.length) => ({ totalCount, nodes });
const alone = (name: string) => ({ ...service(name), composes: list([]), composedBy: list([]) });

test("two levels around a service, each service and each edge once", () => {
  const trip = {
    ...service("Trip"),
    composes: list([{ ...service("Maps"), composes: list([service("Tiles")]) }]),
    composedBy: list([{ ...service("Holiday"), composedBy: list([service("Year")]) }]),
  };
  const { services, edges, isCut } = mashupEdges([trip, alone("Maps")]);
  expect([...services.keys()].sort()).toEqual(["Holiday", "Maps", "Tiles", "Trip", "Year"]);
  expect(edges.map(({ mashup, part }) => `${mashup.name} > ${part.name}`).sort()).toEqual([
    "Holiday > Trip",
    "Maps > Tiles",
    "Trip > Maps",
    "Year > Holiday",
  ]);
  expect(isCut).toBe(false);
});

test("no more services than can be read, and a word that there are more", () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ ...service(`Part ${at}`), composes: list([]) }));
  const { services, isCut } = mashupEdges([{ ...alone("All"), composes: list(many) }]);
  expect(services.size).toBe(maxDrawn);
  expect(isCut).toBe(true);
  expect(mashupEdges([{ ...alone("Some"), composedBy: list([], 21) }]).isCut).toBe(true);
});

test("edges between services that are drawn already stay, however many services there are", () => {
  const parts = Array.from({ length: maxDrawn - 1 }, (_, at) => ({ ...service(`Part ${at}`), composes: list([]) }));
  const first = parts[0] ?? { ...service(""), composes: list([]) };
  const circle = { ...alone("All"), composes: list(parts), composedBy: list([{ ...first, composedBy: list([]) }]) };
  expect(mashupEdges([circle]).edges).toHaveLength(maxDrawn);
});
