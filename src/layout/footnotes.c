/* footnotes.c: the footnotes of a page.
 *
 * Model. They take their height from the foot of the page when the line of their mark is placed, in the order of the marks, and are drawn when the page is closed. What has no room goes on, on the next
 * page, and all behind it wait: so a reader who misses a footnote finds one that goes on where it should be. */
#include "layout/flow.h"

Unit flow_page_note_gap(const Flow *flow)
{
    return job_style(flow->job, "catatan-kaki")->size;
}

Unit flow_note_gap(const Flow *flow)
{
    return flow->page && flow->note_count ? 0 : flow_page_note_gap(flow);
}

bool flow_draw_notes(Flow *flow)
{
    if (!flow->note_count)
        return true;
    Job *job = flow->job;
    Rect body = flow->page->body;
    Unit y = body.y + body.h - flow->note_height;
    Unit rule = y + flow_page_note_gap(flow) / 2;
    if (!page_line(flow->page, NULL, body.x, rule, body.x + body.w / 3, rule, (Color){0, 0, 0, 255}, UNIT_PT / 2))
        return diag_memory(job->diags);
    y += flow_page_note_gap(flow);
    for (size_t i = 0; i < flow->note_count; i++) {
        const Stack *s = flow->notes[i].stack;
        size_t to = s->count;
        for (size_t k = 0; k < flow->carried_count; k++)
            if (flow->carried[k].stack == s)
                to = flow->carried[k].from;
        if (!stack_draw(job, flow->page, s, flow->notes[i].from, to, body.x, y))
            return false;
        y += stack_height(s, flow->notes[i].from, to);
    }
    return true;
}

/* Takes a footnote onto this page, or as much of it as fits into `room`; removes what is left of that. Behind one that is cut all others wait. */
static bool take_note(Flow *flow, Stack *note, Unit *room)
{
    Job *job = flow->job;
    if (note->placed || !note->count)
        return true;
    if (!arena_grow(job->arena, &flow->notes, flow->note_count, &flow->note_cap) ||
        !arena_grow(job->arena, &flow->carried, flow->carried_count, &flow->carried_cap))
        return diag_memory(job->diags);
    note->placed = true;
    Unit gap = flow_note_gap(flow), used = 0;
    size_t n = flow->carried_count ? 0 : stack_fit(note, 0, *room - gap, 0, &used);
    if (n < note->count)
        flow->carried[flow->carried_count++] = (NoteRef){note, n};
    if (!n)
        return true;
    flow->notes[flow->note_count++] = (NoteRef){note, 0};
    flow->note_height += gap + used;
    flow->bottom -= gap + used;
    *room -= gap + used;
    return true;
}

/* Whether a footnote has room to begin, or has begun, or waits in any case. */
static bool note_begins(const Flow *flow, const Stack *note, Unit room)
{
    Unit used;
    return note->placed || !note->count || flow->carried_count || stack_fit(note, 0, room - flow_note_gap(flow), 0, &used);
}

/* The last footnote of the page that can be cut goes on, and those behind it wait: so that a reader who misses another here looks for it on the next page. */
static bool cut_last(Flow *flow)
{
    size_t i = flow->note_count, n = 0;
    Unit used = 0;
    while (i && !n) {
        const NoteRef *note = &flow->notes[--i];
        n = stack_fit(note->stack, note->from, stack_height(note->stack, note->from, note->stack->count) - 1, 0, &used);
    }
    for (size_t k = i; n && k < flow->note_count; k++) {
        const NoteRef *note = &flow->notes[k];
        if (!arena_grow(flow->job->arena, &flow->carried, flow->carried_count, &flow->carried_cap))
            return diag_memory(flow->job->diags);
        flow->carried[flow->carried_count++] = (NoteRef){note->stack, note->from + (k == i ? n : 0)};
        Unit less = stack_height(note->stack, note->from, note->stack->count) - (k == i ? used : 0);
        flow->note_height -= less;
        flow->bottom += less;
    }
    flow->note_count = n ? i + 1 : flow->note_count;
    return true;
}

bool flow_notes(Flow *flow, const Notes *notes, Unit reserve)
{
    Unit room = flow_room(flow) - reserve;
    for (size_t i = 0; i < notes->count; i++)
        if ((!note_begins(flow, notes->items[i], room) && !cut_last(flow)) || !take_note(flow, notes->items[i], &room))
            return false;
    return true;
}

bool flow_carried_notes(Flow *flow)
{
    size_t n = flow->carried_count;
    Unit room = unit_max(flow_room(flow) - flow->repeated, 0) / 2;
    Stack *rests = arena_array(flow->job->arena, Stack, n);
    if (!rests)
        return diag_memory(flow->job->diags);
    for (size_t i = 0; i < n; i++) {
        rests[i] = *flow->carried[i].stack;
        rests[i].items += flow->carried[i].from;
        rests[i].count -= flow->carried[i].from;
        rests[i].placed = false;
    }
    flow->carried_count = 0;
    for (size_t i = 0; i < n; i++)
        if (!take_note(flow, &rests[i], &room))
            return false;
    return true;
}
