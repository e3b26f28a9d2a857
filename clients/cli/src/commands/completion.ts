import { Argument, type Command } from "commander";
import type { Output } from "../output/output.ts";
import { does } from "./call.ts";

/** `ledgerloom completion`: a script for a shell, made of the commands that there are. */
export function addCompletion(program: Command, output: Output): void {
  const self = program
    .command("completion")
    .description("print completions for a shell: source <(ledgerloom completion bash)")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh"]));
  does(self, output, (call) => output.raw(scriptOf(program, call.argument())));
}

/** Words that may follow on each command: its commands and its options. */
function wordsOf(self: Command, path: string): [path: string, words: string][] {
  const commands = self.commands.map((one) => one.name());
  const options = self.options.flatMap(({ long }) => (long ? [long] : []));
  const own: [string, string] = [path, [...commands, ...options, "--help"].join(" ")];
  return [own, ...self.commands.flatMap((one) => wordsOf(one, `${path} ${one.name()}`))];
}

function scriptOf(program: Command, shell: string): string {
  const cases = wordsOf(program, program.name()).map(([path, words]) => `    "${path}") words="${words}" ;;`);
  const names = program.commands.flatMap(nestedNames);
  const bash = `_ledgerloom() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="ledgerloom" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${[...new Set(names)].join(" ")} " in *" $word "*) path="$path $word" ;; esac
  done
  case "$path" in
${cases.join("\n")}
  esac
  COMPREPLY=()
  if [ -z "$words" ]; then COMPREPLY=($(compgen -f -- "$current")); else COMPREPLY=($(compgen -W "$words" -- "$current")); fi
}
complete -o default -F _ledgerloom ledgerloom`;
  return shell === "zsh"
    ? `autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n${bash}`
    : bash;
}

function nestedNames(self: Command): string[] {
  return [self.name(), ...self.commands.flatMap(nestedNames)];
}
