/* flow.c: the one pass over pages.
 *
 * Model. Things come in order; each says how much it needs (flow_open), and stands on this page or on the next. What keeps with the following (headings, captions) is not
 * placed but held back until the following has said what it needs: so nothing is ever placed twice and no page is taken back.
 * Footnotes take their height from the foot of the page when their line is placed (footnotes.c); a figure that does not fit may wait for the next page's top.
 *
 * Every page takes at least one thing, so the pass ends. */
#include "layout/flow.h"

#include <string.h>

#include "base/ordinal.h"

/* ---- geometry ---- */

static Rect body_rect(const Flow *flow, bool mirrored)
{
    const PageStyle *p = &flow->job->document->style->page;
    Unit left = mirrored ? p->right : p->left, right = mirrored ? p->left : p->right;
    Rect r = {left, p->top, flow->paper_width - left - right, flow->paper_height - p->top - p->bottom};
    r.w = unit_max(r.w, UNIT_PT);
    r.h = unit_max(r.h, UNIT_PT);
    return r;
}

Unit flow_x(const Flow *flow)
{
    return flow->page ? flow->page->body.x : body_rect(flow, false).x;
}

Unit flow_width(const Flow *flow)
{
    return body_rect(flow, false).w;
}

Unit flow_capacity(const Flow *flow)
{
    return body_rect(flow, false).h;
}

Rect flow_turned_body(const Flow *flow)
{
    Flow other = *flow;
    other.paper_width = flow->paper_height;
    other.paper_height = flow->paper_width;
    return body_rect(&other, false);
}

Unit flow_room(const Flow *flow)
{
    return flow->bottom - flow->y;
}

/* ---- page labels ---- */

static const char *page_label(Flow *flow)
{
    if (flow->part->kind == PART_COVER)
        return NULL;
    if (flow->part->kind == PART_FRONT)
        return ordinal_roman(flow->job->arena, ++flow->front_number, false);
    return arena_printf(flow->job->arena, "%d", ++flow->body_number); /* annexes go on with the body's numbers */
}

/* ---- pages ---- */

static bool close_page(Flow *flow)
{
    if (!flow->page)
        return true;
    if (!flow_draw_notes(flow))
        return false;
    flow->page = NULL;
    const LayoutOptions *o = flow->job->options;
    if (o->progress)
        o->progress(o->progress_context, flow->job->pages->count);
    return true;
}

static bool open_page(Flow *flow)
{
    Job *job = flow->job;
    if (!arena_grow(job->arena, &flow->infos, flow->info_count, &flow->info_cap))
        return diag_memory(job->diags);
    const char *label = page_label(flow);
    int number = flow->part->kind == PART_FRONT ? flow->front_number : flow->body_number;
    bool mirrored = job->document->style->page.facing && label && number % 2 == 0;
    flow->page = pages_add(job->pages, flow->paper_width, flow->paper_height, body_rect(flow, mirrored));
    if (!flow->page)
        return diag_memory(job->diags);
    flow->page->label = label;
    flow->infos[flow->info_count++] = (PageInfo){.part = flow->part, .chapter = flow->chapter};
    flow->y = flow->page->body.y;
    flow->bottom = flow->page->body.y + flow->page->body.h;
    flow->fresh = true;
    flow->after = 0;
    flow->note_count = 0;
    flow->note_height = 0;
    if (flow->part->background.a &&
        !page_rect(flow->page, NULL, (Rect){0, 0, flow->paper_width, flow->paper_height}, flow->part->background, (Color){0}, 0))
        return diag_memory(job->diags);
    return flow_carried_notes(flow);
}

/* ---- floats ---- */

/* Space above a figure that is placed where the page stands. */
static Unit float_gap(const Flow *flow, const Stack *stack)
{
    return flow->fresh ? 0 : unit_max(flow->after, stack->items[0].gap);
}

static bool float_fits(const Flow *flow, const Stack *stack)
{
    return float_gap(flow, stack) + stack_height(stack, 0, stack->count) <= flow_room(flow);
}

static bool place_float(Flow *flow, const Stack *stack)
{
    Job *job = flow->job;
    flow->y += float_gap(flow, stack);
    if (!stack_draw(job, flow->page, stack, 0, stack->count, flow->page->body.x, flow->y))
        return false;
    flow->y += stack_height(stack, 0, stack->count);
    flow->after = unit_max(stack->after, job_style(job, "teks")->after * 2);
    flow->fresh = false;
    return true;
}

/* The figures that wait, as many as fit, at the top of the page. */
static bool top_floats(Flow *flow)
{
    while (flow->float_count) {
        Stack *first = &flow->floats[0];
        /* Footnotes that go on from the page before may leave too little room: then it waits for the next. */
        if ((!flow->fresh || flow->note_count) && !float_fits(flow, first))
            return true;
        if (!place_float(flow, first))
            return false;
        memmove(flow->floats, flow->floats + 1, --flow->float_count * sizeof *flow->floats);
    }
    return true;
}

/* ---- turned pages ---- */

static void turn(Flow *flow)
{
    Unit width = flow->paper_width;
    flow->paper_width = flow->paper_height;
    flow->paper_height = width;
    flow->job->body_height = flow_capacity(flow);
    flow->job->body_width = flow_width(flow);
}

/* A figure on turned pages: as many of its slices on each as fit. No page is open. */
static bool place_turned(Flow *flow, const Stack *stack)
{
    turn(flow);
    for (size_t from = 0; from < stack->count;) {
        Unit used = 0;
        if (!open_page(flow))
            return false;
        size_t n = stack_fit(stack, from, flow_room(flow), 1, &used);
        if (!stack_draw(flow->job, flow->page, stack, from, from + n, flow->page->body.x, flow->y) || !close_page(flow))
            return false;
        from += n;
    }
    turn(flow);
    return true;
}

/* The figures that wait for pages of their own. No page is open. */
static bool turned_pages(Flow *flow)
{
    while (flow->turned_count) {
        Stack first = flow->turned[0];
        memmove(flow->turned, flow->turned + 1, --flow->turned_count * sizeof *flow->turned);
        if (!place_turned(flow, &first))
            return false;
    }
    return true;
}

bool flow_next(Flow *flow)
{
    return close_page(flow) && turned_pages(flow) && open_page(flow) && top_floats(flow);
}

bool flow_turned(Flow *flow, const Stack *stack)
{
    if (!flow_floats(flow))
        return false;
    if (flow->turned_count == MAX_FLOATS && !flow_next(flow))
        return false;
    flow->turned[flow->turned_count++] = *stack;
    return flow->page || turned_pages(flow);
}

bool flow_floats(Flow *flow)
{
    if (flow->float_count && flow->turned_count && !flow_next(flow))
        return false;
    while (flow->float_count)
        if (!flow->page || float_fits(flow, &flow->floats[0])) {
            if ((!flow->page && !open_page(flow)) || !top_floats(flow))
                return false;
        } else if (!flow_next(flow)) {
            return false;
        }
    return true;
}

/* ---- what is kept ---- */

Unit flow_kept(const Flow *flow)
{
    Unit height = 0;
    for (size_t i = 0; i < flow->pending_count; i++)
        height += flow->pending[i].height + (i ? flow->pending[i].gap : 0);
    return height;
}

Unit flow_kept_foot(const Flow *flow)
{
    Unit y = 0;
    for (size_t i = 0; i < flow->pending_count; i++) {
        const Slice *s = &flow->pending[i];
        Unit top = y ? y + s->gap : 0;
        y = (top + s->need > flow_capacity(flow) ? 0 : top) + s->height;
    }
    return y;
}

/* What a slice must have on its page below itself. */
static Unit below(const Slice *slice)
{
    return slice->need - slice->height;
}

/* `reserve`: what must have room below it, whatever its footnotes take. */
static bool place(Flow *flow, const Slice *slice, Unit gap, Unit reserve)
{
    flow->y += gap;
    if (!slice_draw(flow->job, flow->page, slice, flow->page->body.x, flow->y))
        return false;
    flow->y += slice->height;
    flow->fresh = false;
    return flow_notes(flow, &slice->notes, reserve);
}

/* Places the first slices of what is kept. */
static bool place_pending(Flow *flow, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!place(flow, &flow->pending[i], flow->fresh ? 0 : flow->pending[i].gap, below(&flow->pending[i])))
            return false;
    flow->pending_count -= count;
    if (flow->pending_count)
        memmove(flow->pending, flow->pending + count, flow->pending_count * sizeof *flow->pending);
    return true;
}

/* Where what is kept begins that goes with the table below it: its title. */
static size_t first_caption(const Flow *flow)
{
    size_t i = flow->pending_count;
    while (i && flow->pending[i - 1].node && flow->pending[i - 1].node->role == ROLE_CAPTION)
        i--;
    return i;
}

/* Headings that leave a table and its title no room on the page that they begin, or end: they stand alone, and the title goes to the next page with its table, if that has room for both. */
static bool part_caption(Flow *flow, Unit gap, Unit need)
{
    size_t above = first_caption(flow), captions = flow->pending_count - above;
    const Slice *title = flow->pending + above;
    Unit below = gap + need, lead = flow->fresh ? 0 : flow->pending[0].gap;
    for (size_t i = 0; i < captions; i++)
        below += title[i].height + (i ? title[i].gap : 0);
    if (!captions || (!above && flow->fresh) || lead + flow_kept(flow) + gap + need <= flow_room(flow) || below > flow_capacity(flow))
        return true;
    return place_pending(flow, above) && flow_next(flow);
}

/* Whether what is kept goes on to the next page, since `below` and its first gap have no room here: from a page that holds something, or whose foot footnotes take that go on from the page before.
 * A page that begins with a floating figure may have too little room as well. */
static bool moves_on(const Flow *flow, Unit lead, int64_t below)
{
    if (flow->fresh)
        return flow->note_count && flow->pending_count && below > flow_room(flow) && below <= flow_capacity(flow);
    return lead + below > flow_room(flow);
}

bool flow_open(Flow *flow, Unit gap, Unit need)
{
    if (!flow->page && !open_page(flow))
        return false;
    if (flow->fresh && !top_floats(flow))
        return false;
    gap = unit_max(gap, flow->after);
    Unit kept = flow_kept(flow), lead = flow->pending_count ? flow->pending[0].gap : gap, between = flow->pending_count ? gap : 0;
    while (moves_on(flow, lead, (int64_t)kept + between + need))
        if (!flow_next(flow))
            return false;
    /* What is kept alone may fill more than a page: then it goes where it falls. */
    bool had = flow->pending_count > 0, full = false;
    while (flow->pending_count && kept + (flow->fresh ? 0 : flow->pending[0].gap) > flow_room(flow)) {
        Slice first = flow->pending[0];
        memmove(flow->pending, flow->pending + 1, --flow->pending_count * sizeof first);
        /* With what it must have on its page: an edge stays with its line. */
        Unit least = first.need <= flow_capacity(flow) ? first.need : first.height;
        if (least + (flow->fresh ? 0 : first.gap) > flow_room(flow) && !flow->fresh && !flow_next(flow))
            return false;
        if (!place(flow, &first, flow->fresh ? 0 : first.gap, below(&first)))
            return false;
        kept = flow_kept(flow);
        full = true;
    }
    if (flow->pending_count && (flow->fresh || full) && !part_caption(flow, gap, need))
        return false;
    flow->lone = had && (flow->fresh || full);
    if (!place_pending(flow, flow->pending_count))
        return false;
    if (had && need > 0 && need > flow_room(flow) - gap && need <= flow_capacity(flow) && !flow_next(flow))
        return false;
    flow->y += flow->fresh ? 0 : gap;
    flow->after = 0;
    return true;
}

static bool keep(Flow *flow, const Slice *slice)
{
    if (!arena_grow(flow->job->arena, &flow->pending, flow->pending_count, &flow->pending_cap))
        return diag_memory(flow->job->diags);
    flow->pending[flow->pending_count] = *slice;
    /* The space that what stands above asks for comes before what is kept; what that asks for itself comes after it. */
    flow->pending[flow->pending_count].gap = unit_max(slice->gap, flow->after);
    flow->pending_count++;
    flow->after = 0;
    return true;
}

/* ---- stacks ---- */

/* What a slice must have on its page: all it needs, or the `least` of it. */
static Unit slice_need(const Slice *slice, bool least)
{
    return least && slice->least ? slice->least : slice->need;
}

/* Behind the last slice that slice `i` must have on its page. */
static size_t group_end(const Stack *stack, size_t i, bool least)
{
    Unit y = stack->items[i].height, need = slice_need(&stack->items[i], least);
    size_t k = i + 1;
    while (k < stack->count && (y += stack->items[k].gap + stack->items[k].height) <= need)
        k++;
    return k;
}

/* The same; with `two` lines at least. */
static size_t lines_end(const Stack *stack, size_t i, bool two, bool least)
{
    size_t end = group_end(stack, i, least), more = two ? group_end(stack, i + 1, least) : 0;
    return end > more ? end : more;
}

/* Whether slices [i, end) have room here, and their footnotes can begin. */
static bool group_fits(const Flow *flow, const Stack *stack, size_t i, size_t end)
{
    Unit left = flow_room(flow) - stack_height(stack, i, end);
    bool fits = left >= 0;
    left -= flow_note_gap(flow);
    for (; fits && i < end; i++)
        fits = notes_begin(&stack->items[i].notes, &left);
    return fits;
}

/* Whether slice `i` is kept with what comes next: itself, or by a slice that it must have on its page. */
static bool is_kept(const Stack *stack, size_t i)
{
    size_t end = group_end(stack, i, false);
    while (i < end && !stack->items[i].keep_next)
        i++;
    return i < end;
}

/* How much of a footnote must stand on the page of its mark: a third of a page, or what a heading that is kept with slice `s`, and the notes before this one, leave of one, but three lines at least. */
static Unit note_part(const Flow *flow, const Slice *s, Unit before)
{
    Unit third = flow_capacity(flow) / 3;
    if (!flow->pending_count)
        return third;
    Unit rest = flow_capacity(flow) - flow_kept(flow) - unit_max(s->gap, flow->after) - s->need - before - flow_note_gap(flow);
    return unit_min(third, unit_max(rest, 4 * flow_page_note_gap(flow)));
}

/* Room for the footnotes of what must stand together, slices [i, end) and what is kept: so much that each begins on the page of its mark. The last may part when it is long. */
static Unit notes_need(const Flow *flow, const Stack *stack, size_t i, size_t end)
{
    Unit height = 0, last = 0;
    for (size_t k = 0; k < flow->pending_count; k++) {
        const Notes *notes = &flow->pending[k].notes;
        height += notes_height(notes);
        last = notes_last(notes) ? notes_last(notes) : last;
    }
    for (size_t k = i; k < end; k++) {
        const Notes *notes = &stack->items[k].notes;
        height += notes_height(notes);
        last = notes_last(notes) ? notes_last(notes) : last;
    }
    Unit part = unit_min(last, note_part(flow, &stack->items[i], height - last));
    return height ? unit_min(height - last + part + flow_note_gap(flow), flow_capacity(flow) / 3 * 2) : 0;
}

/* Whether what is kept leaves no page room for slice `i` with all it needs, and its footnotes: then a hyphen does not part them. */
static bool outgrows(const Flow *flow, const Stack *stack, size_t i)
{
    const Slice *s = &stack->items[i];
    Unit need = unit_max(s->gap, flow->after) + s->need + notes_need(flow, stack, i, group_end(stack, i, false));
    return flow->pending_count && flow_kept_foot(flow) + need > flow_capacity(flow);
}

/* Finds the page of a slice: with its footnotes, as far as they must begin there, unless it belongs to what stands on a page already (`held`). */
static bool open_slice(Flow *flow, const Stack *stack, size_t i, bool held)
{
    const Slice *s = &stack->items[i];
    bool few = held || outgrows(flow, stack, i);
    Unit notes = held ? 0 : notes_need(flow, stack, i, group_end(stack, i, few));
    if (notes && flow->carried_count && !flow->fresh && !flow_next(flow))
        return false;
    if (!flow_open(flow, s->gap, unit_min(slice_need(s, few) + notes, flow_capacity(flow))))
        return false;
    /* Footnotes that go on from the page before may leave no room for it. */
    while (flow->fresh && flow->note_count && s->height > flow_room(flow) && s->height <= flow_capacity(flow))
        if (!flow_next(flow))
            return false;
    return true;
}

/* Places slice `i`; `*held`: slices before that one belong to what stands on the page. */
static bool place_slice(Flow *flow, const Stack *stack, size_t i, size_t *held)
{
    const Slice *s = &stack->items[i];
    const Page *before = flow->page;
    if (!open_slice(flow, stack, i, i < *held))
        return false;
    /* A line at the top of a page has the next of its paragraph with it, whatever its footnotes; below a figure there, with them. */
    bool under = i && s[-1].data == s->data && flow->page != before;
    bool top = (flow->fresh || under) && i + 1 < stack->count && s[1].data == s->data;
    while (top && !flow->fresh && !group_fits(flow, stack, i, lines_end(stack, i, true, false)))
        if (!flow_next(flow))
            return false;
    if (s->height > flow_room(flow))
        diag_warning(flow->job->diags, (Place){0}, "L107",
                     _("a line, picture or block is higher than the page; use a smaller type or a larger page"));
    /* No page ends with a hyphen, unless a footnote could not begin otherwise. */
    size_t end = lines_end(stack, i, top, false), fewer = lines_end(stack, i, top, true);
    bool least = fewer < end && !group_fits(flow, stack, i, end) && group_fits(flow, stack, i, fewer);
    end = least ? fewer : end;
    *held = end > *held ? end : *held;
    Unit reserve = unit_max(stack_height(stack, i, *held), slice_need(s, least)) - s->height;
    return place(flow, s, 0, reserve + (top ? unit_min(notes_height(&s[1].notes), flow_capacity(flow) / 3) : 0));
}

bool flow_stack(Flow *flow, const Stack *stack)
{
    size_t held = 0;
    for (size_t i = 0; i < stack->count; i++)
        if (is_kept(stack, i) ? !keep(flow, &stack->items[i]) : !place_slice(flow, stack, i, &held))
            return false;
    flow->after = unit_max(flow->after, stack->after);
    return true;
}

bool flow_figure(Flow *flow, const Stack *stack)
{
    if (!stack->count)
        return true;
    Unit height = stack_height(stack, 0, stack->count);
    bool waits = flow->float_count > 0 || flow->turned_count > 0;
    if (flow->page && !flow->pending_count && flow->float_count < MAX_FLOATS) {
        /* What is higher than a page does not wait: it is divided where it stands. */
        bool may = height <= flow_capacity(flow), moves = !float_fits(flow, stack) && !flow->fresh && flow_room(flow) > flow_capacity(flow) / 4;
        if (may && (waits || moves)) {
            flow->floats[flow->float_count++] = *stack;
            return true;
        }
    }
    return (!waits || flow_floats(flow)) && flow_stack(flow, stack);
}

bool flow_break(Flow *flow)
{
    if (flow->pending_count && !flow_open(flow, 0, 0))
        return false;
    if (!flow_floats(flow))
        return false;
    while (flow->page && flow->carried_count)
        if (!flow_next(flow))
            return false;
    return close_page(flow) && turned_pages(flow);
}

bool flow_paper(Flow *flow, const char *paper, bool landscape)
{
    if (!flow_break(flow))
        return false;
    const PageStyle *p = &flow->job->document->style->page;
    Unit w = p->width, h = p->height;
    if (paper || flow->part->paper)
        style_paper(paper ? paper : flow->part->paper, &w, &h);
    flow->paper_width = landscape ? h : w;
    flow->paper_height = landscape ? w : h;
    flow->job->body_height = flow_capacity(flow);
    flow->job->body_width = flow_width(flow);
    return true;
}

bool flow_part(Flow *flow, const Part *part)
{
    if (!flow_break(flow))
        return false;
    flow->part = part;
    pages_sections_end(flow->job->pages);
    return flow_paper(flow, part->paper, part->landscape);
}
