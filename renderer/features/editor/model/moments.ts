/** A moment of the model as a doctor writes it: `2015`, `03/2015`, `01/03/2015`, with the hour where there is one. */
export function momentText(moment: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/.exec(moment);
  if (match === null) return moment;
  const [, year = '', month, day, hour] = match;
  const date = [day, month, year].filter((part) => part !== undefined).join('/');
  return hour === undefined ? date : `${date} ${hour}`;
}

const two = (part: string): string => part.padStart(2, '0');

/**
 * What a doctor typed as moment of the model: `2015`, `3/2015`, `1.3.2015`, `01032015`, with `10:30` after it. What is
 * none of these is given back as it is: it stays in the field and is told, never thrown away.
 */
export function parseMoment(typed: string): string {
  const text = typed.trim();
  const match =
    /^(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})(?:[ T]+(\d{1,2})[:.](\d{2}))?$/.exec(
      text,
    ) ?? /^(\d{2})(\d{2})(\d{4})()()$/.exec(text);
  if (match === null) return text;
  const [, day, month, year = '', hour, minute] = match;
  if (month === undefined) return year;
  if (day === undefined) return `${year}-${two(month)}`;
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour === undefined || hour === '' || minute === undefined
    ? date
    : `${date}T${two(hour)}:${minute}`;
}
