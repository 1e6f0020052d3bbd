import { addDays } from '../../oracle/days';
import type { Folder } from '../../oracle/folder';
import { Story, daysFrom, share } from './story';

const thursday = '2024-01-04';

/** What happens to networks between the kinds of `plan.ts`; each is the same every time. */
export const situations: Readonly<Record<string, () => Folder>> = {
  'founded today'() {
    const story = new Story('founded-today');
    story.members(9, '2026-01-08');
    story.meet('2026-01-08', { status: 'scheduled' });
    return story.folder;
  },

  'last meeting two years ago'() {
    const story = new Story('two-years-ago');
    const members = story.members(12, '2023-01-05');
    for (const [week, day] of daysFrom('2023-06-01', 20).entries())
      story.meet(day, { present: share(members, week, 80), visitors: story.strangers(week % 2) });
    story.meet('2026-01-08', { status: 'scheduled' });
    return story.folder;
  },

  'four fifths leave on one day'() {
    const story = new Story('four-fifths-leave');
    const members = story.members(20, thursday);
    for (const [week, day] of daysFrom(thursday, 36).entries()) {
      if (week === 20) story.leave(members.slice(4), addDays(day, -1));
      if (week > 20 && week % 3 === 0) story.members(1, day);
      story.meet(day, { present: share(story.membersOn(day), week, 90) });
    }
    return story.folder;
  },

  'everybody stays fourteen weeks'() {
    const story = new Story('fourteen-weeks');
    const days = daysFrom(thursday, 60);
    for (const [week, day] of days.entries()) {
      story.members(1, day);
      const gone = story.folder.members[week - 14];
      if (gone) story.leave([gone.memberRef], day);
      story.meet(day);
    }
    return story.folder;
  },

  'breakfast and a weekly run'() {
    const story = new Story('breakfast-and-run');
    const members = story.members(16, thursday);
    const runners = members.slice(0, 6);
    for (const [week, day] of daysFrom(thursday, 30).entries()) {
      story.meet(day, {
        present: share(members, week, 75),
        visitors: story.strangers(week % 3 === 0 ? 1 : 0),
      });
      // For a while there are more runs than breakfasts.
      for (const after of week % 2 === 0 && week < 14 ? [2, 3] : [3])
        story.meet(addDays(day, after), { kind: 'activity', present: share(runners, week + after, 80) });
    }
    return story.folder;
  },

  'a third of the lists missing'() {
    const story = new Story('lists-missing');
    const members = story.members(14, thursday);
    for (const [week, day] of daysFrom(thursday, 40).entries())
      story.meet(day, {
        present: week % 3 === 1 ? [] : share(members, week, 85),
        visitors: week % 3 === 2 ? story.strangers(1) : [],
      });
    return story.folder;
  },

  'eight members with a new face every second week'() {
    const story = new Story('eight-members');
    const members = story.members(8, thursday);
    for (const [week, day] of daysFrom(thursday, 40).entries())
      story.meet(day, { present: share(members, week, 95), visitors: story.strangers(week % 2) });
    return story.folder;
  },

  'monthly with the core gone'() {
    const story = new Story('monthly-core-gone');
    const core = story.members(12, thursday);
    const others = story.members(10, thursday);
    for (const [month, day] of daysFrom(thursday, 26, 28).entries()) {
      const came = month < 15 ? core : core.slice(0, 1);
      story.meet(day, {
        present: [...came, ...share(others, month, 30)],
        visitors: story.strangers(month % 2),
      });
    }
    return story.folder;
  },

  'no membership'() {
    const story = new Story('no-membership', { membership: 'none' });
    const known = story.strangers(10);
    for (const [week, day] of daysFrom(thursday, 40).entries()) {
      const fresh = story.strangers(week % 3 === 0 ? 2 : 0);
      story.meet(day, { present: [...share(known, week, 55), ...fresh] });
      known.push(...fresh);
    }
    return story.folder;
  },

  'a run at 60 % presence'() {
    const story = new Story('run');
    const members = story.members(15, thursday);
    for (const [week, day] of daysFrom('2024-01-07', 40).entries())
      story.meet(day, {
        kind: 'activity',
        present: share(members, week, 60),
        visitors: story.strangers(week % 4 === 0 ? 1 : 0),
      });
    return story.folder;
  },

  'fifty split: those who stay'() {
    const story = new Story('split-stay');
    const members = story.members(50, thursday);
    for (const [week, day] of daysFrom(thursday, 50).entries()) {
      if (week === 30) story.leave(members.slice(25), addDays(day, -3), 'moved');
      story.meet(day, {
        present: share(story.membersOn(day), week, 85),
        visitors: story.strangers(week % 2),
      });
    }
    return story.folder;
  },

  'fifty split: those who go'() {
    const story = new Story('split-go');
    const members = story.members(25, '2024-07-29');
    for (const [week, day] of daysFrom('2024-08-01', 20).entries())
      story.meet(day, { present: share(members, week, 85), visitors: story.strangers(week % 2) });
    return story.folder;
  },

  'one new face a week for two years'() {
    const story = new Story('new-face-a-week');
    const members = story.members(10, thursday);
    let before: string[] = [];
    for (const [week, day] of daysFrom(thursday, 104).entries()) {
      if (week % 10 === 9) for (const ref of before) story.admit(ref, day);
      const visitors = story.strangers(1);
      story.meet(day, {
        present: share(week % 10 === 9 ? story.membersOn(day) : members, week, 80),
        visitors,
      });
      before = visitors;
    }
    return story.folder;
  },

  'a half-empty July and no August'() {
    const story = new Story('summer');
    const members = story.members(22, thursday);
    for (const [week, day] of daysFrom(thursday, 90).entries()) {
      const month = day.slice(5, 7);
      if (month === '08') story.meet(day, { status: 'cancelled' });
      else
        story.meet(day, {
          present: share(members, week, month === '07' ? 45 : 90),
          visitors: month === '07' ? [] : story.strangers(week % 2),
        });
    }
    return story.folder;
  },
};
