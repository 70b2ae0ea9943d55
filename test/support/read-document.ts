import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { z } from 'zod';

/** Words on one line: where a line broke does not matter. */
const joined = (text: string): string => text.replace(/\s+/g, ' ');

interface ReadPdf {
  text: string;
  /** As said in the file. */
  title: unknown;
  language: unknown;
  tagged: boolean;
  /** Roles of the structure, in reading order. */
  roles: string[];
  pages: number;
}

/** Elements of a structure tree have a role and children; what they hold has neither. */
const nodeSchema = z.object({
  role: z.string().optional(),
  get children() {
    return z.array(nodeSchema).optional();
  },
});

const rolesOf = ({ role, children = [] }: z.infer<typeof nodeSchema>): string[] => [
  ...(role === undefined ? [] : [role]),
  ...children.flatMap(rolesOf),
];

/** Reads a PDF as a viewer does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(bytes);
  const { text } = await extractText(pdf, { mergePages: true });
  const { info } = await getMeta(pdf);
  const marks = await pdf.getMarkInfo();
  const roles: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    roles.push(...rolesOf(nodeSchema.parse(await (await pdf.getPage(page)).getStructTree())));
  }
  return {
    text: joined(text),
    title: info.Title,
    language: info.Language,
    tagged: marks?.Marked === true,
    roles,
    pages: pdf.numPages,
  };
}

interface ReadDocx {
  text: string;
  title: string;
  language: string;
  /** Names of the styles of its paragraphs, in order. */
  styles: string[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

const plain = (xml: string): string =>
  joined(xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')).replace(
    /&(?:amp|lt|gt|quot|apos);/g,
    (entity) => ENTITIES[entity] ?? entity,
  );

/** Reads a DOCX out of its parts. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const body = part('word/document.xml');
  return {
    text: plain(body),
    title: plain(/<dc:title>(.*?)<\/dc:title>/s.exec(part('docProps/core.xml'))?.[1] ?? ''),
    language: /<w:lang w:val="([^"]+)"/.exec(part('word/styles.xml'))?.[1] ?? '',
    styles: [...body.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, style]) => style ?? ''),
  };
}
