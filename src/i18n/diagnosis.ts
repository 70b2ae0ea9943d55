import type { Locale } from '../domain/codes.ts';
import type { Motive, Question } from '../domain/diagnosis.ts';

/** The form for first-timers (story R6). */
interface DiagnosisWords {
  questions: Record<Question, string>;
  /** As it stands in a draft. */
  motives: Record<Motive, string>;
}

const fr: DiagnosisWords = {
  questions: {
    motives: 'Pourquoi voulez-vous un partenaire à l’étranger ?',
    intent: 'Cherchez-vous de l’aide, voulez-vous en apporter, ou échanger d’égal à égal ?',
    themes: 'Sur quels sujets (trois au plus) ?',
    lacks: 'Que vous manque-t-il, avec vos mots ?',
    gives: 'Que savez-vous bien faire et pouvez-vous montrer, avec vos mots ?',
    places: 'Avez-vous des pays ou des régions du monde en tête ?',
    form: 'Quelle forme imaginez-vous ?',
    mode: 'Seul, avec d’autres, ou par un opérateur ?',
    languages: 'Dans quelles langues pouvez-vous travailler ?',
    means: 'Que pouvez-vous y mettre : du temps d’agents, un budget, les deux, rien pour l’instant ?',
  },
  motives: {
    economy: 'Développer l’économie locale avec un territoire étranger',
    attractiveness: 'Faire connaître notre territoire et le rendre plus attractif',
    practice: 'Échanger des pratiques entre collectivités',
    inhabitants: 'Ouvrir nos habitants, nos écoles et nos associations à un autre pays',
    staff: 'Former nos agents au contact d’une autre administration locale',
    transition: 'Réussir la transition écologique avec un autre territoire',
  },
};

const en: DiagnosisWords = {
  questions: {
    motives: 'Why do you want a partner abroad?',
    intent: 'Do you look for help, want to give it, or to exchange as equals?',
    themes: 'On which subjects (three at most)?',
    lacks: 'What do you lack, in your own words?',
    gives: 'What do you do well and could show, in your own words?',
    places: 'Do you have countries or regions of the world in mind?',
    form: 'Which form do you imagine?',
    mode: 'Alone, with others, or through an operator?',
    languages: 'In which languages can you work?',
    means: 'What can you put in: staff time, a budget, both, nothing for now?',
  },
  motives: {
    economy: 'Develop the local economy with a territory abroad',
    attractiveness: 'Make our territory known and more attractive',
    practice: 'Exchange practice between local authorities',
    inhabitants: 'Open our inhabitants, schools and associations to another country',
    staff: 'Train our staff alongside another local administration',
    transition: 'Succeed in the ecological transition with another territory',
  },
};

const es: DiagnosisWords = {
  questions: {
    motives: '¿Por qué quiere un socio en el extranjero?',
    intent: '¿Busca ayuda, quiere darla o intercambiar de igual a igual?',
    themes: '¿Sobre qué temas (tres como máximo)?',
    lacks: '¿Qué le falta, con sus palabras?',
    gives: '¿Qué sabe hacer bien y puede mostrar, con sus palabras?',
    places: '¿Piensa en países o regiones del mundo?',
    form: '¿Qué forma imagina?',
    mode: '¿Solo, con otros o por medio de un operador?',
    languages: '¿En qué lenguas puede trabajar?',
    means: '¿Qué puede aportar: tiempo de su personal, un presupuesto, ambos, nada por ahora?',
  },
  motives: {
    economy: 'Desarrollar la economía local con un territorio extranjero',
    attractiveness: 'Dar a conocer nuestro territorio y hacerlo más atractivo',
    practice: 'Intercambiar prácticas entre colectividades',
    inhabitants: 'Abrir nuestros habitantes, escuelas y asociaciones a otro país',
    staff: 'Formar a nuestro personal junto a otra administración local',
    transition: 'Lograr la transición ecológica con otro territorio',
  },
};

const pt: DiagnosisWords = {
  questions: {
    motives: 'Porque quer um parceiro no estrangeiro?',
    intent: 'Procura ajuda, quer dá-la ou trocar de igual para igual?',
    themes: 'Sobre que temas (três no máximo)?',
    lacks: 'O que lhe falta, pelas suas palavras?',
    gives: 'O que sabe fazer bem e pode mostrar, pelas suas palavras?',
    places: 'Pensa em países ou regiões do mundo?',
    form: 'Que forma imagina?',
    mode: 'Sozinho, com outros ou através de um operador?',
    languages: 'Em que línguas pode trabalhar?',
    means: 'O que pode investir: tempo dos agentes, um orçamento, ambos, nada por agora?',
  },
  motives: {
    economy: 'Desenvolver a economia local com um território estrangeiro',
    attractiveness: 'Dar a conhecer o nosso território e torná-lo mais atrativo',
    practice: 'Trocar práticas entre coletividades',
    inhabitants: 'Abrir os nossos habitantes, escolas e associações a outro país',
    staff: 'Formar os nossos agentes junto de outra administração local',
    transition: 'Conseguir a transição ecológica com outro território',
  },
};

export const DIAGNOSIS: Readonly<Record<Locale, DiagnosisWords>> = { fr, en, es, pt };
