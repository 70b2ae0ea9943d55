import PDFDocument from 'pdfkit';
import type { Block, TextDocument } from './document.ts';

/** Fonts as TrueType files. */
export interface Fonts {
  regular: Uint8Array;
  bold: Uint8Array;
}

/** Points (1/72 inch). A4 with margins of 25 mm; text of 10.5 pt, as wide in DejaVu as 12 pt in most fonts. */
const MARGIN = 71;
const TEXT_SIZE = 10.5;
const HEADING_SIZE = 12;
const TITLE_SIZE = 15;
const GAP = 6;

type Pdf = PDFKit.PDFDocument;
type Element = ReturnType<Pdf['struct']>;

function write(pdf: Pdf, text: string, font: 'regular' | 'bold', size: number): void {
  pdf
    .font(font)
    .fontSize(size)
    .text(text)
    .moveDown(GAP / size);
}

/** One element of the structure that a screen reader walks, with what it draws. */
function elementOf(pdf: Pdf, block: Block): Element {
  switch (block.kind) {
    case 'heading':
      return pdf.struct('H2', {}, () => write(pdf, block.text, 'bold', HEADING_SIZE));
    case 'stamp':
      return pdf.struct('P', {}, () => write(pdf, block.text, 'bold', HEADING_SIZE));
    case 'paragraph':
      return pdf.struct('P', {}, () => write(pdf, block.text, 'regular', TEXT_SIZE));
    case 'list': {
      const bodies = block.items.map((item) =>
        pdf.struct('LBody', {}, () => write(pdf, `– ${item}`, 'regular', TEXT_SIZE)),
      );
      const items = bodies.map((body) => pdf.struct('LI', {}, [body]));
      return pdf.struct('L', {}, items);
    }
  }
}

/** Page numbers, which screen readers pass over. */
function numberPages(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the bottom margin, text would start a new page.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf
      .font('regular')
      .fontSize(TEXT_SIZE)
      .text(`${page + 1} / ${count}`, MARGIN, pdf.page.height - MARGIN / 2, { lineBreak: false });
    pdf.endMarkedContent();
  }
}

/** Ends a document and collects it. */
async function bytesOf(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(Uint8Array.from(chunk)));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  pdf.end();
  await ended;
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function optionsOf(title: string, language: string, at: Date): PDFKit.PDFDocumentOptions {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    // PDF/UA wants every font embedded: an empty name keeps the standard one out.
    font: '',
    lang: language,
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    info: { Title: title, Author: 'Bourse partenariat', CreationDate: at, ModDate: at },
  };
  // @types/pdfkit 0.17 does not know this subset, which pdfkit has had since 0.15.
  return Object.assign(options, { subset: 'PDF/UA' });
}

/** A document as tagged PDF (PDF/UA-1): title, language, headings, lists, embedded fonts.
 *  @param at when it says that it was made. */
export async function pdfOf(
  { title, language, blocks }: TextDocument,
  fonts: Fonts,
  at: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument(optionsOf(title, language, at));
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  root.add(pdf.struct('H1', {}, () => write(pdf, title, 'bold', TITLE_SIZE)));
  for (const block of blocks) root.add(elementOf(pdf, block));
  root.end();
  numberPages(pdf);
  return bytesOf(pdf);
}
