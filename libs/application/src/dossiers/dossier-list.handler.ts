import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { listDossiers } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import { DeskQuestions } from '../desk/desk-questions.js';
import { shownDossiers } from '../desk/shown-dossiers.js';
import type { DossierList } from './dossier-list.js';
import { ListDossiers, encodeCursor, parseDossierListQuery } from './dossier-list.js';

@QueryHandler(ListDossiers)
export class ListDossiersHandler implements IQueryHandler<ListDossiers, DossierList> {
  constructor(@Inject(DeskQuestions) private readonly questions: DeskQuestions) {}

  async execute({ principal, parameters }: ListDossiers): Promise<DossierList> {
    requireOperation(principal, 'dossiers.read');
    const { limit, after, order, mine, filters } = parseDossierListQuery(parameters);
    const { question, catalogue } = await this.questions.ask(principal, filters, mine);
    const { database } = this.questions;
    const page = await listDossiers(database, { ...question, order, limit, after });
    const shown = await shownDossiers(database, principal.tenant, page.items, catalogue, question.now);
    return { ...shown, next: page.next === null ? null : encodeCursor(page.next) };
  }
}
