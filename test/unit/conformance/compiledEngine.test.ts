import { describe, expect, it } from 'vitest';
import { createCompiledEngine } from '../../../shared/conformance/compiledEngine.ts';
import { createInterpretedEngine } from '../../../shared/conformance/interpretedEngine.ts';
import { readSchematron } from '../../../shared/conformance/schematron.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function schematron(rules: string) {
  return valueOf(
    readSchematron(`<schema xmlns="http://purl.oclc.org/dsdl/schematron">
      <title>test</title><ns prefix="h" uri="urn:h"/><pattern>${rules}</pattern></schema>`),
  );
}

const rule = (context: string, ...tests: string[]) =>
  `<rule context="${context}">${tests
    .map((test, index) => `<assert test="${test}">ERRORE-${String(index)}| broken</assert>`)
    .join('')}</rule>`;

/** The breaches of both engines, as `path of the element: key`; they must agree. */
function breaches(rules: string, document: string): readonly string[] {
  const schema = schematron(rules);
  const root = valueOf(parseXml(document));
  const [compiled, interpreted] = [createCompiledEngine, createInterpretedEngine].map((create) =>
    valueOf(create(schema))
      .breaches(root)
      .map(({ test, element }) => `${element.name} ${test.key}`),
  );
  expect(compiled).toEqual(interpreted);
  return compiled ?? [];
}

const document = `<d xmlns="urn:h" v="2"><a x="1"/><a x="2"><b>10</b></a><c x="zz"/></d>`;

/** Expressions of the subset and whether they hold on the document's root. */
const expressions: readonly (readonly [string, boolean])[] = [
  ['count(h:a)=2', true],
  ['count(h:a[@x=1])=1', true],
  ['count(h:a[@x=1][h:b])=0', true],
  ['count(h:a/@x)&gt;=3', false],
  ['h:a/@x = &quot;2&quot;', true],
  ['h:a/@x != h:c/@x', true],
  ['not(h:missing)', true],
  ['h:missing/@x = &quot;1&quot;', false],
  ['h:missing/@x != &quot;1&quot;', false],
  ['string(@v) &lt; &quot;3&quot;', true],
  ['@v &gt; 1 and (count(h:c)=1 or false())', true],
  ['string(number(h:c/@x)) = &quot;NaN&quot;', true],
  ['h:a/h:b = 10', true],
  ['contains(local-name(h:c), &quot;c&quot;)', true],
  ['matches(@v, &quot;[0-9]{1}&quot;) and string-length(@v)=1', true],
  ['h:a[../h:c]/@x = &quot;1&quot;', true],
  ['count(h:a[ancestor::h:d[@v=2]])=2', true],
];

describe('compiled engine', () => {
  it.each(expressions)('evaluates %s as the interpreter does', (test, holds) => {
    const compiled = valueOf(createCompiledEngine(schematron(rule('h:d', test))));
    expect(compiled.interpretedExpressions).toEqual([]);
    expect(breaches(rule('h:d', test), document)).toEqual(holds ? [] : ['d 0']);
  });

  it('lets each node meet only the first rule whose context matches it', () => {
    const rules = rule('h:a[@x=1]', 'false()') + rule('//h:a', 'false()') + rule('//*', 'true()');
    expect(breaches(rules, document)).toEqual(['a 0', 'a 0#2']);
  });

  it('keeps a variable at the rule’s node, inside predicates too', () => {
    const body = `<rule context="h:d"><let name="v" value="@v"/><let name="all" value="h:a"/>
      <assert test="count(h:a[@x=$v])=1">ERRORE-1| x</assert>
      <assert test="count($all/h:b)=1 and count($all)=2">ERRORE-2| x</assert>
      <report test="count($all)=2">W1| x</report></rule>`;
    expect(breaches(body, document)).toEqual(['d W1']);
  });

  it('hands what it cannot compile to the interpreter, contexts and tests alike', () => {
    const rules =
      rule('h:a[position()=1]', 'some $n in @x satisfies $n = 7') + rule('h:a', 'false()');
    expect(valueOf(createCompiledEngine(schematron(rules))).interpretedExpressions).toHaveLength(2);
    expect(breaches(rules, document)).toEqual(['a 0', 'a 0#2']);
  });

  it('counts a test the document makes meaningless as broken', () => {
    expect(
      breaches(rule('h:d', 'h:c/@x &gt; 1', 'string(h:a/@x) = &quot;1&quot;'), document),
    ).toEqual(['d 0', 'd 1']);
  });

  it('refuses a pack whose expressions nobody understands', () => {
    const broken = createCompiledEngine(schematron(rule('h:d', 'count(h:a')));
    expect(broken).toMatchObject({ ok: false, error: { code: 'conformance/pack-unusable' } });
  });
});
