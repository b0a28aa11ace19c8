import type { Schematron, SchematronRule } from '../../../shared/conformance/schematron.ts';

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function template(rule: SchematronRule, mode: string, priority: number): string {
  const declared = new Set<string>();
  const body = rule.tests.map(({ key, kind, test, variables }) => {
    const fresh = variables.filter(({ name }) => !declared.has(name));
    const lets = fresh.map(({ name, value }) => {
      declared.add(name);
      return `<xsl:variable name="${name}" select="${escaped(value)}"/>`;
    });
    const broken = kind === 'assert' ? `not(${test})` : test;
    return `${lets.join('')}<xsl:if test="${escaped(broken)}"><breach key="${escaped(key)}"/></xsl:if>`;
  });
  return [
    `<xsl:template match="${escaped(rule.context)}" mode="${mode}" priority="${String(priority)}">`,
    ...body,
    `<xsl:apply-templates select="*" mode="${mode}"/></xsl:template>`,
  ].join('\n');
}

/**
 * An XSLT 2.0 stylesheet that applies the schematron and lists every breach as `<breach key="..."/>`. Each pattern is
 * a mode; the rules of a pattern are templates of falling priority, so a node meets only the first that matches it
 * (ISO 19757-3 §6.5).
 */
export function schematronToXslt({ namespaces, patterns }: Schematron): string {
  const declarations = Object.entries(namespaces).map(
    ([prefix, uri]) => `xmlns:${prefix}="${escaped(uri)}"`,
  );
  const modes = patterns.map((_, index) => `pattern-${String(index)}`);
  const templates = patterns.flatMap((rules, index) => {
    const mode = modes[index] ?? '';
    return [
      `<xsl:template match="text() | @*" mode="${mode}"/>`,
      ...rules.map((rule, position) => template(rule, mode, rules.length - position + 1)),
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" ${declarations.join(' ')}>`,
    '<xsl:template match="/"><breaches>',
    ...modes.map((mode) => `<xsl:apply-templates select="*" mode="${mode}"/>`),
    '</breaches></xsl:template>',
    ...templates,
    '</xsl:stylesheet>',
  ].join('\n');
}
