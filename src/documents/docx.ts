import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Block, TextDocument } from './document.ts';

/** Half-points: 11 pt, as letters of administrations. */
const TEXT_SIZE = 22;
/** Twentieths of a point between paragraphs: 6 pt. */
const AFTER = 120;

function paragraphsOf(block: Block): Paragraph[] {
  const spacing = { after: AFTER };
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2, spacing })];
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 }, spacing }));
    case 'stamp':
      return [new Paragraph({ children: [new TextRun({ text: block.text, bold: true })], spacing })];
    case 'paragraph':
      return [new Paragraph({ text: block.text, spacing })];
  }
}

function pageNumbers(): Footer {
  const run = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

/** A document as Office Open XML (DOCX), with real headings and lists, title and language. */
export async function docxOf({ title, language, blocks }: TextDocument): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Document({
    title,
    creator: 'Bourse partenariat',
    styles: { default: { document: { run: { size: TEXT_SIZE, language: { value: language } } } } },
    sections: [
      {
        footers: { default: pageNumbers() },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, spacing: { after: 2 * AFTER } }),
          ...blocks.flatMap(paragraphsOf),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
