/* layout.c: the document, part by part, into pages.
 *
 * Each block becomes a stack of slices at the measure's width (block.c and its neighbours), and the flow places them (flow.c); tables are dealt out row by row
 * (portion.c). When the last page is there, page numbers and running heads are stamped (contents.c, running.c): the body is laid out once.
 *
 * What one block needs until it is on the page lives in a scratch arena, which is emptied between blocks whenever nothing waits (a kept heading, a floating figure). */
#include "layout/layout.h"

#include <string.h>

#include "layout/block.h"
#include "layout/contents.h"
#include "layout/flow.h"
#include "layout/running.h"
#include "layout/table.h"

static bool place_blocks(Flow *flow, const Blocks *blocks);

static bool renew_scratch(Job *job)
{
    arena_drop(job->scratch);
    job->scratch = arena_new();
    return job->scratch || diag_memory(job->diags);
}

/* Empties the scratch arena when nothing refers to it any more. */
static bool fresh_scratch(Flow *flow)
{
    return flow->pending_count || flow->float_count || flow->turned_count || renew_scratch(flow->job);
}

static bool place_heading(Flow *flow, const Block *block)
{
    Job *job = flow->job;
    bool chapter = block->u.heading.level <= 1;
    if ((block->u.heading.new_page || block->u.heading.level <= 2) && !flow_floats(flow))
        return false;
    if (block->u.heading.new_page && !flow_break(flow))
        return false;
    if (chapter)
        flow->chapter = block->plain;
    Stack stack = stack_new(flow_width(flow));
    if (!heading_stack(job, block, NULL, stack.width, &stack))
        return false;
    if (block->u.heading.new_page) {
        if (!flow_open(flow, 0, 0))
            return false;
        flow->infos[flow->info_count - 1].opens_chapter = true;
    }
    return flow_stack(flow, &stack);
}

/* ---- tables over pages ---- */

/* The title for a further page, marked as going on; nothing where it is not repeated. */
static bool repeated_title(Flow *flow, TableBox *t, Stack *title)
{
    *title = stack_new(flow_width(flow));
    if (t->block->kind != BLOCK_TABLE || !t->table->continued || (!t->block->title.count && !t->block->label))
        return true;
    if (!caption_stack(flow->job, t->block, "judul-tabel", job_continued(flow->job), NULL, title->width, title))
        return false;
    if (stack_height(title, 0, title->count) >= flow_capacity(flow) / 4)
        *title = stack_new(title->width);
    return true;
}

/* What is repeated takes at the top of a further page, a row of running totals below it. */
static Unit repeated_height(const Stack *title, const Portion *head, Unit carry)
{
    return stack_height(title, 0, title->count) + title->after + head->height + carry;
}

/* Title and head at the top of a further page. */
static bool repeat_top(Flow *flow, const Stack *title, const Portion *head)
{
    if (!stack_draw(flow->job, flow->page, title, 0, title->count, flow->page->body.x, flow->y))
        return false;
    flow->y += stack_height(title, 0, title->count) + title->after;
    if (head->row_count && !portion_draw(head, flow->page, flow->page->body.x, flow->y, true))
        return false;
    flow->y += head->height;
    return true;
}

/* What the table's first rows need on a page that offers them `most`: here, or on a fresh one. */
static Unit first_need(const Flow *flow, const TableBox *t, Unit most, bool fresh)
{
    Unit gap = flow_page_note_gap(flow);
    PortionRoom room = {
        .first = most, .note_gap = fresh ? gap : flow_note_gap(flow), .page_gap = gap, .no_notes = !fresh && flow->page && flow->carried_count > 0};
    return table_first_need(t, &room);
}

static Unit next_least(const Flow *flow, const TableBox *t)
{
    PortionRoom room = {.note_gap = flow_note_gap(flow), .no_notes = flow->carried_count > 0};
    return table_next_least(t, &room);
}

/* What a page offers to the table's first rows, below its head and what is kept with it (of headings that are more than a page, their end); below its title alone, or from the top, where that would leave them no room.
 * `title`: the title's height, part of what is kept. */
static Unit first_room(const Flow *flow, const TableBox *t, const Portion *head, Unit title, Unit gap, Unit carry)
{
    Unit all = flow_capacity(flow) - head->height - notes_height(&head->notes) - carry, above[] = {flow_kept_foot(flow), title};
    gap = unit_max(gap, flow->after);
    for (int i = 0; i < 2; i++) {
        Unit room = all - above[i] - (above[i] ? gap : 0);
        if (first_need(flow, t, room, true) <= room)
            return room;
    }
    return all;
}

/* The head, if it leaves room for a row; else it becomes rows. */
static bool first_head(Flow *flow, TableBox *t, Portion *head, Unit title, Unit gap, Unit carry)
{
    if (!table_head(t, head))
        return false;
    Unit room = first_room(flow, t, head, title, gap, carry);
    return !t->head_count || first_need(flow, t, room, true) <= room || (table_demote_head(t) && table_head(t, head));
}

/* Begins the table: its head with the first rows, all of it if that costs little. `room`: first_room. `carry`: height of a row of running totals. */
static bool open_table(Flow *flow, TableBox *t, const Portion *head, Unit gap, Unit room, Unit carry)
{
    Unit all = flow_capacity(flow), whole = table_plain_height(t), above = head->height + notes_height(&head->notes);
    /* A small table goes to the next page whole, unless that leaves more than a third of this one blank. */
    bool keep_whole = whole <= all * 2 / 5 && whole <= room + head->height && (!flow->page || flow_room(flow) <= all / 3);
    Unit first = above + first_need(flow, t, room, false) + carry;
    if (!flow_open(flow, gap, unit_min(keep_whole ? unit_max(whole, first) : first, all)))
        return false;
    /* Footnotes that go on from the page before may leave no room for the head and a line. */
    while (flow->fresh && flow->note_count && flow_room(flow) < above + next_least(flow, t))
        if (!flow_next(flow))
            return false;
    if (!head->row_count)
        return true;
    if (!portion_draw(head, flow->page, flow->page->body.x, flow->y, false))
        return false;
    flow->y += head->height;
    flow->fresh = false;
    return flow_notes(flow, &head->notes, 0);
}

/* A row of running totals below the last row, or below the head of the next page. */
static bool place_carry(Flow *flow, TableBox *t, const char *label)
{
    Portion carry;
    if (!t->table->carry || !t->row || t->split)
        return true;
    if (!table_carry(t, t->row - 1, label, &carry))
        return false;
    if (carry.row_count && !portion_draw(&carry, flow->page, flow->page->body.x, flow->y, true))
        return false;
    flow->y += carry.height;
    return true;
}

/* The height that a row of running totals takes at the foot of a page. */
static bool carry_height(TableBox *t, Unit *height)
{
    Portion carry = {0};
    for (size_t r = 0; t->table->carry && r < t->body_count && !carry.row_count; r++)
        if (!table_carry(t, r, t->job->document->style->words.forward, &carry))
            return false;
    *height = carry.height;
    return true;
}

/* `head`: what is repeated of it; `carry`: height of a row of running totals. */
static bool next_page(Flow *flow, TableBox *t, const Portion *head, Unit carry)
{
    const StyleWords *words = &flow->job->document->style->words;
    Stack title;
    if (!repeated_title(flow, t, &title) || !place_carry(flow, t, words->forward))
        return false;
    Unit repeated = repeated_height(&title, head, carry);
    flow->repeated = repeated + carry;
    bool ok = flow_next(flow);
    flow->repeated = 0;
    if (!ok)
        return false;
    /* A figure that waited for the page's top may leave no room below it. */
    while (!flow->fresh && flow_room(flow) < repeated + carry + next_least(flow, t))
        if (!flow_next(flow))
            return false;
    return repeat_top(flow, &title, head) && place_carry(flow, t, words->brought);
}

/* The rows, page by page; `room`: what the first page offers at best. What a page needs leaves the scratch memory when it is drawn. */
static bool deal_pages(Flow *flow, TableBox *t, const Portion *head, Unit room, Unit carry)
{
    Portion none = {.table = t};
    const Portion *repeated = head->height <= flow_capacity(flow) / 2 ? head : &none;
    /* Below a heading that begins the page something must stand, if anything can. */
    bool forced = flow->lone && flow_room(flow) - carry >= first_need(flow, t, room, false);
    Stack title;
    if (!repeated_title(flow, t, &title))
        return false;
    Unit capacity = flow_capacity(flow) - repeated_height(&title, repeated, carry) - carry;
    for (; t->row < t->body_count; forced = true) {
        PortionRoom offer = {.room = flow_room(flow) - carry,
                             .capacity = capacity,
                             .first = room,
                             .force = forced || flow->fresh,
                             .note_gap = flow_note_gap(flow),
                             .page_gap = flow_page_note_gap(flow),
                             .no_notes = flow->carried_count > 0};
        Portion portion;
        if (!renew_scratch(flow->job) || !table_portion(t, &offer, &portion))
            return false;
        if (portion.row_count) {
            if (!portion_draw(&portion, flow->page, flow->page->body.x, flow->y, false))
                return false;
            flow->y += portion.height;
            flow->fresh = false;
            if (!flow_notes(flow, &portion.notes, 0))
                return false;
        }
        if (t->row < t->body_count && !next_page(flow, t, repeated, carry))
            return false;
    }
    return true;
}

static bool deal_rows(Flow *flow, TableBox *t, const Portion *head, Unit room, Unit carry)
{
    Job *job = flow->job;
    if (head->row_count && head->height > flow_capacity(flow) / 2)
        diag_warning(job->diags, t->block->at, "L109",
                     _("the table's head takes more than half a page, so it stands on the first page only; shorten it"));
    Arena *scratch = job->scratch;
    job->scratch = arena_new();
    bool ok = deal_pages(flow, t, head, room, carry);
    arena_drop(job->scratch);
    job->scratch = scratch;
    return ok;
}

/* What signatures take below a table's last row; more than `most` is not kept with it. */
static Unit signing_height(const Stack *stack, Unit most)
{
    Unit height = stack->count ? stack->items[0].gap + stack_height(stack, 0, stack->count) : 0;
    return height <= most ? height : 0;
}

/* Caption, head, rows and source. `again`: a further group of the columns of a divided table. `signatures`: the block below, whose signatures must not stand alone on the next page;
 * NULL none. */
static bool place_box(Flow *flow, TableBox *t, bool again, const Block *signatures)
{
    Job *job = flow->job;
    const Block *block = t->block;
    bool frame = block->kind == BLOCK_BOX;
    if (!t->head_count && !t->body_count && !block->label && !block->title.count && !t->table->source.count && !signatures)
        return true; /* nothing opens no page */
    const char *dest = again ? NULL : block->id;
    Unit gap = job_style(job, "teks")->after;
    Stack caption = stack_new(flow_width(flow)), source = caption;
    if (!frame && !caption_stack(job, block, "judul-tabel", again ? job_continued(job) : NULL, t->caption, caption.width, &caption))
        return false;
    if (dest && caption.count)
        caption.items[0].dest = dest;
    for (size_t i = 0; i < caption.count; i++)
        caption.items[i].keep_next = true;
    if (!frame && t->table->source.count && !source_stack(job, t, source.width, false, &source))
        return false;
    Stack signing = stack_new(flow_width(flow));
    if (signatures && !signature_stack(job, signatures, NULL, signing.width, &signing))
        return false;
    t->tail = stack_height(&source, 0, source.count) + signing_height(&signing, flow_capacity(flow) / 2);
    Portion head;
    gap = caption.count ? caption.after : gap;
    Unit carry, title = stack_height(&caption, 0, caption.count);
    if (!flow_stack(flow, &caption) || !carry_height(t, &carry) || !first_head(flow, t, &head, title, gap, carry))
        return false;
    Unit room = first_room(flow, t, &head, title, gap, carry);
    if (!open_table(flow, t, &head, gap, room, carry))
        return false;
    if (dest && !caption.count && !job_dest(job, flow->page, flow->page->body.x, flow->y, dest))
        return false;
    if (!deal_rows(flow, t, &head, room, carry))
        return false;
    flow->after = 0;
    if (source.count && !flow_stack(flow, &source))
        return false;
    flow->after = unit_max(source.after, unit_max(job_style(job, "teks")->after, job_style(job, "teks")->size));
    return flow_stack(flow, &signing);
}

/* A table that is too wide even in the smallest type: as groups of its columns, one after the other; so its footnotes are numbered, after the first `notes`. */
static bool place_groups(Flow *flow, TableBox *t, size_t notes, const Setting *setting, const Block *signatures)
{
    Table *groups;
    size_t count;
    node_detach(t->node);
    notes_forget(flow->job, notes);
    if (!table_groups(t, flow_width(flow), &groups, &count))
        return false;
    diag_note(flow->job->diags, t->block->at, "L104", _("the table is too wide for the paper, so it is divided into %zu groups of columns"), count);
    for (size_t i = 0; i < count; i++) {
        TableBox *group = table_box(flow->job, t->block, &groups[i], setting, flow_width(flow), USE_TABLE);
        if (!group || !place_box(flow, group, i > 0, i + 1 == count ? signatures : NULL))
            return false;
    }
    return true;
}

static bool place_table(Flow *flow, const Block *block, const Table *table, TableUse use, const Block *signatures)
{
    Setting setting = {.style = "teks", .bold = -1};
    size_t notes = flow->job->note_count;
    TableBox *t = table_box(flow->job, block, table, &setting, flow_width(flow), use);
    if (!t)
        return false;
    return t->too_wide ? place_groups(flow, t, notes, &setting, signatures) : place_box(flow, t, false, signatures);
}

/* ---- blocks ---- */

static bool place_contents(Flow *flow, const Block *block)
{
    Job *job = flow->job;
    if (!contents_any(job, block))
        return true;
    Stack stack = stack_new(flow_width(flow));
    if (block->title.count) {
        if (job->document->style->contents_heading_page && !flow_break(flow))
            return false;
        Block heading = *block;
        Block *copy = arena_make(job->arena, Block);
        if (!copy)
            return diag_memory(job->diags);
        heading.kind = BLOCK_HEADING;
        heading.u.heading.level = 1;
        heading.u.heading.front = true;
        heading.u.heading.new_page = heading.u.heading.annex = false;
        *copy = heading;
        flow->chapter = block->plain;
        if (!heading_stack(job, copy, NULL, stack.width, &stack))
            return false;
    }
    if (!contents_stack(job, block, NULL, stack.width, &stack))
        return false;
    /* A list that fits on one page is not parted: beside a shorter one, or on a page of its own. */
    Unit height = stack_height(&stack, 0, stack.count) + (stack.count ? stack.items[0].gap : 0);
    if (height <= flow_capacity(flow) && flow->page && !flow->fresh && height + flow->after > flow_room(flow) && !flow_break(flow))
        return false;
    return flow_stack(flow, &stack);
}

static bool place_section(Flow *flow, const Block *block)
{
    if (!flow_paper(flow, block->u.section.paper, block->u.section.landscape))
        return false;
    if (!place_blocks(flow, &block->u.section.blocks))
        return false;
    return flow_paper(flow, flow->part->paper, flow->part->landscape);
}

/* Keeps the end of what stands above signatures with them: two lines, or all of a few. */
static void hold_end(Stack *stack)
{
    enum { FEW = 3, LINES = 2 };
    size_t n = stack->count;
    for (size_t i = n <= FEW ? 0 : n - LINES; i < n; i++)
        stack->items[i].keep_next = true;
}

/* `signatures`: as for a table, which then places them; other blocks leave them to come next. */
static bool place_block(Flow *flow, const Block *block, const Block *signatures)
{
    Job *job = flow->job;
    switch (block->kind) {
    case BLOCK_HEADING:
        return place_heading(flow, block);
    case BLOCK_TABLE:
        return place_table(flow, block, &block->u.table, USE_DIVISIBLE, signatures);
    case BLOCK_BOX: {
        const Table *table = box_table(job, block);
        return table && place_table(flow, block, table, USE_FRAME, NULL);
    }
    case BLOCK_CONTENTS:
        return place_contents(flow, block);
    case BLOCK_PAGE_BREAK:
        return flow_break(flow);
    case BLOCK_SECTION:
        return place_section(flow, block);
    default:
        break;
    }
    Setting setting = {.style = "teks", .bold = -1};
    Rect turned = flow_turned_body(flow);
    bool turns = false;
    if (turned.w > flow_width(flow) && !figure_turns(job, block, flow_width(flow), turned.w, turned.h, &turns))
        return false;
    Stack stack = stack_new(turns ? turned.w : flow_width(flow));
    Unit height = job->body_height;
    job->body_height = turns ? turned.h : height;
    bool made = block_stack(job, block, &setting, stack.width, &stack);
    job->body_height = height;
    if (!made)
        return false;
    if (signatures)
        hold_end(&stack);
    if (turns)
        return flow_turned(flow, &stack);
    bool figure = block->kind == BLOCK_IMAGE || block->kind == BLOCK_CHART || block->kind == BLOCK_TREE || block->kind == BLOCK_MAP;
    return figure ? flow_figure(flow, &stack) : flow_stack(flow, &stack);
}

static bool place_blocks(Flow *flow, const Blocks *blocks)
{
    if (flow->job->depth >= LAYOUT_MAX_DEPTH)
        return true;
    flow->job->depth++;
    bool ok = true;
    for (size_t i = 0; ok && i < blocks->count; i++) {
        const Block *next = i + 1 < blocks->count && blocks->items[i + 1]->kind == BLOCK_SIGNATURES ? blocks->items[i + 1] : NULL;
        ok = fresh_scratch(flow) && place_block(flow, blocks->items[i], next);
        i += next && blocks->items[i]->kind == BLOCK_TABLE;
    }
    flow->job->depth--;
    return ok;
}

/* ---- covers ---- */

/* A cover is one page whose stretching spaces share what is left; what does not fit goes on as plain flow. */
static bool place_cover(Flow *flow, const Part *part)
{
    Setting setting = {.style = "teks", .bold = -1};
    Stack stack = stack_new(flow_width(flow));
    if (!blocks_stack(flow->job, &part->blocks, &setting, stack.width, &stack))
        return false;
    int64_t shares = 0;
    for (size_t i = 0; i < stack.count; i++)
        shares += stack.items[i].stretch;
    Unit left = flow_capacity(flow) - stack_height(&stack, 0, stack.count);
    for (size_t i = 0; i < stack.count && left > 0 && shares > 0; i++)
        if (stack.items[i].stretch)
            stack.items[i].height = stack.items[i].need = (Unit)(left * (int64_t)stack.items[i].stretch / shares);
    return flow_stack(flow, &stack) && flow_break(flow);
}

static bool place_parts(Flow *flow)
{
    const Document *d = flow->job->document;
    for (size_t i = 0; i < d->part_count; i++) {
        const Part *part = &d->parts[i];
        if (!flow_part(flow, part))
            return false;
        if (part->kind == PART_COVER ? !place_cover(flow, part) : !place_blocks(flow, &part->blocks))
            return false;
    }
    return flow_break(flow);
}

/* An empty document still has a page. */
static bool at_least_one_page(Flow *flow)
{
    static const Part empty = {.kind = PART_BODY};
    if (flow->job->pages->count)
        return true;
    return flow_part(flow, &empty) && flow_open(flow, 0, 0) && flow_break(flow);
}

static bool possible(Job *job)
{
    const PageStyle *p = &job->document->style->page;
    Unit least = unit_min(p->width, p->height);
    if (p->left + p->right + UNIT_MM(20) <= least && p->top + p->bottom + UNIT_MM(20) <= least)
        return true;
    return diag_error(job->diags, (Place){0}, "L100",
                      _("the margins leave less than 20 mm of the paper; make them smaller in the style's <halaman>"));
}

bool layout_document(Arena *arena, Diags *diags, const Document *document, const LayoutOptions *options, Pages **out)
{
    Job job = {.arena = arena, .diags = diags, .document = document, .options = options};
    job.pages = pages_new(arena);
    job.scratch = arena_new();
    Flow *flow = arena_make(arena, Flow);
    if (!job.pages || !job.scratch || !flow) {
        arena_drop(job.scratch);
        return diag_memory(diags);
    }
    job.pages->title = document->title;
    job.pages->author = document->author;
    job.pages->subject = document->subject;
    job.pages->keywords = document->keywords;
    job.pages->date = document->date;
    job.pages->lang = document->lang;
    flow->job = &job;
    bool ok = possible(&job) && place_parts(flow) && at_least_one_page(flow) && contents_stamp(&job) && running_stamp(&job, flow);
    arena_drop(job.scratch);
    if (ok)
        *out = job.pages;
    return ok;
}
