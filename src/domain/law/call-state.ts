import { type CallForProjects, campaignOf } from '../../reference/calls.ts';
import { dayOf } from '../day.ts';

/** Whether a call takes files; `unknown` when its opening is not on record and its campaign not over. */
export const CALL_STATES = ['upcoming', 'open', 'closed', 'unknown'] as const;
type CallState = (typeof CALL_STATES)[number];

/** State of a call on the day (UTC) of `on`. One without a closing date on record closes with its campaign. */
export function callState({ campaign, opensOn, closesOn }: CallForProjects, on: Date): CallState {
  const day = dayOf(on);
  const over = (campaignOf(campaign)?.closedFrom ?? day) <= day;
  if (over || (closesOn !== null && closesOn < day)) return 'closed';
  if (opensOn === null) return 'unknown';
  return day < opensOn ? 'upcoming' : 'open';
}
