import { Help, type Command } from 'commander';

/** What commander says of a wrong use, and how we say it; the first that matches decides. */
const sayings: readonly (readonly [said: RegExp, ours: string])[] = [
  [
    /^error: unknown option '(.+)'/,
    'Opzione sconosciuta: $1. Le opzioni si scrivono dopo il comando che le prevede.',
  ],
  [/^error: required option '(.+)' not specified/, 'Manca l’opzione $1.'],
  [/^error: missing required argument '(.+)'/, 'Manca l’argomento <$1>.'],
  [
    /^error: too many arguments.*Expected (\d+) arguments? but got (\d+)\./,
    'Troppi argomenti: $2, se ne aspettano $1.',
  ],
  [/^error: unknown command '(.+)'/, 'Comando sconosciuto: $1.'],
  [/^error: option '(.+)' argument missing/, 'Manca il valore dell’opzione $1.'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. /,
    'Il valore «$2» dell’opzione $1 non va. ',
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\. /,
    'Il valore «$1» dell’argomento $2 non va. ',
  ],
];

function inItalian(text: string): string {
  const found = sayings.find(([said]) => said.test(text));
  return (found === undefined ? text : text.replace(...found))
    .replace('Allowed choices are', 'Si può scegliere fra')
    .replace(/\(Did you mean (?:one of )?(.+)\?\)/, '(Forse: $1)');
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argomenti:',
  'Options:': 'Opzioni:',
  'Commands:': 'Comandi:',
};

/** Makes a program and all its commands speak Italian where commander speaks by itself: help and wrong use. */
export function speakItalian(command: Command): void {
  const help = new Help();
  command
    .helpOption('-h, --help', 'mostra questo aiuto')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: (option) =>
        help.optionDescription(option).replace('(choices: ', '(uno fra: '),
    })
    .configureOutput({
      outputError: (text, write) => {
        write(inItalian(text));
      },
    });
  if (command.commands.length > 0) command.helpCommand('help [comando]', 'aiuto su un comando');
  for (const each of command.commands) speakItalian(each);
}
