/* contents.c: contents lists with dotted leaders, and the stamping of page numbers.
 *
 * What stands in a list is known from the document, only the numbers are not: so a list is laid out in its place like any block, with the numbers left open, and they
 * are stamped when the last page is there. No list can move what it lists, and nothing is laid out twice. */
#include "layout/contents.h"

#include <stdlib.h>
#include <string.h>

typedef bool EntryFn(void *context, const Block *block);

/* ---- what a list holds ---- */

static bool is_entry(const Block *b, const Block *list)
{
    if (!b->listed || !b->id || (!b->title.count && !b->label))
        return false;
    switch (list->u.contents.kind) {
    case CONTENTS_HEADINGS:
        return b->kind == BLOCK_HEADING && b->u.heading.level <= (list->u.contents.depth ? list->u.contents.depth : 3);
    case CONTENTS_TABLES:
        return b->kind == BLOCK_TABLE && b->label;
    case CONTENTS_FIGURES:
        return (b->kind == BLOCK_IMAGE || b->kind == BLOCK_CHART || b->kind == BLOCK_TREE || b->kind == BLOCK_MAP || b->kind == BLOCK_GALLERY) &&
               b->label;
    case CONTENTS_ANNEXES:
        return b->kind == BLOCK_HEADING && b->u.heading.annex;
    }
    return false;
}

static bool each_in(const Blocks *blocks, const Block *list, EntryFn *fn, void *context, int depth)
{
    if (depth > LAYOUT_MAX_DEPTH)
        return true;
    for (size_t i = 0; i < blocks->count; i++) {
        const Block *b = blocks->items[i];
        if (is_entry(b, list) && !fn(context, b))
            return false;
        const Blocks *inner = b->kind == BLOCK_SECTION ? &b->u.section.blocks : b->kind == BLOCK_BOX ? &b->u.box.blocks : NULL;
        if (inner && !each_in(inner, list, fn, context, depth + 1))
            return false;
        for (size_t k = 0; b->kind == BLOCK_LIST && k < b->u.list.count; k++)
            if (!each_in(&b->u.list.items[k].blocks, list, fn, context, depth + 1))
                return false;
    }
    return true;
}

static bool each_entry(const Job *job, const Block *list, EntryFn *fn, void *context)
{
    for (size_t i = 0; i < job->document->part_count; i++)
        if (!each_in(&job->document->parts[i].blocks, list, fn, context, 0))
            return false;
    return true;
}

static bool stop_at_first(void *context, const Block *block)
{
    (void)context, (void)block;
    return false;
}

bool contents_any(const Job *job, const Block *block)
{
    return !each_entry(job, block, stop_at_first, NULL);
}

/* ---- entries ---- */

enum { LEVELS = 4 };

typedef struct Context {
    Job *job;
    const Block *list;
    Node *toc;
    Stack *stack;
    Unit width;
    Unit label_width[LEVELS]; /* widest label of each level */
} Context;

/* One entry's last line knows where its leader begins and its number ends. */
typedef struct Entry {
    Paragraph paragraph;
    const char *dest, *contents;
    Node *link;
    Unit left;  /* of the title within the stack */
    Unit right; /* of the number, from the stack's left edge */
    const TextStyle *style;
    Place at;
} Entry;

static int entry_level(const Block *b, const Block *list)
{
    int level = list->u.contents.kind == CONTENTS_HEADINGS ? b->u.heading.level : 1;
    return level < 1 ? 0 : level > LEVELS ? LEVELS - 1 : level - 1;
}

static const TextStyle *entry_style(const Job *job, const Block *list, int level)
{
    static const char *const names[] = {"isi-1", "isi-2", "isi-3", "isi-4"};
    if (list->u.contents.kind != CONTENTS_HEADINGS && style_has_text(job->document->style, "isi-daftar"))
        return job_style(job, "isi-daftar");
    return job_style(job, names[level]);
}

static bool measure_label(void *context, const Block *b)
{
    Context *c = context;
    int level = entry_level(b, c->list);
    if (!b->label)
        return true;
    WordsOptions options = {.style = entry_style(c->job, c->list, level), .bold = -1, .italic = -1};
    Words words;
    if (!words_plain(c->job, b->label, &options, &words))
        return false;
    c->label_width[level] = unit_max(c->label_width[level], text_natural_width(words.text) + options.style->size * 7 / 10);
    return true;
}

static bool draw_entry_line(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Entry *e = slice->data;
    const Lines *lines = &e->paragraph.lines;
    const Line *line = &lines->items[slice->index];
    Unit left = x + e->left;
    if (!line_draw(job, page, &e->paragraph.words, lines, slice->index, left, y, e->link))
        return false;
    Rect rect = {x, y, e->right, line->height};
    if (!page_link(page, e->link, rect, e->dest, NULL, e->contents))
        return diag_memory(job->diags);
    if (slice->index + 1 < lines->count)
        return true;
    Item item = {.kind = ITEM_GLYPHS, .rect = {left + line->x + line->width, y + line->baseline, 0, 0}};
    Hole hole = {.page = page,
                 .dots = page->count,
                 .item = page->count + 1,
                 .target = e->dest,
                 .right = x + e->right,
                 .leader = left + line->x + line->width,
                 .style = e->style,
                 .at = e->at};
    if (!page_put(page, &item))
        return diag_memory(job->diags);
    item.node = e->link;
    if (!page_put(page, &item) || !arena_grow(job->arena, &job->holes, job->hole_count, &job->hole_cap))
        return diag_memory(job->diags);
    job->holes[job->hole_count++] = hole;
    return true;
}

static bool push_entry_lines(Context *c, Entry *e, Slice *label)
{
    const TextStyle *style = e->style;
    size_t n = e->paragraph.lines.count, first = c->stack->count;
    for (size_t i = 0; i < n; i++) {
        Slice slice = {.gap = i ? 0 : style->before,
                       .height = e->paragraph.lines.items[i].height,
                       .draw = draw_entry_line,
                       .data = e,
                       .index = i,
                       .node = e->link};
        if (!i)
            slice.also = label;
        if (!stack_push(c->job, c->stack, slice))
            return false;
    }
    stack_keep(c->stack, first);
    c->stack->after = unit_max(c->stack->after, style->after);
    return true;
}

static bool entry_label(Context *c, const Block *b, const TextStyle *style, Node *node, Slice **out)
{
    Stack own = stack_new(c->width);
    WordsOptions options = {.style = style, .bold = -1, .italic = -1, .node = node};
    ParagraphOptions po = {.align = ALIGN_LEFT, .loose = true, .quiet = true};
    Words words;
    *out = NULL;
    if (!b->label)
        return true;
    if (!words_plain(c->job, b->label, &options, &words) ||
        !paragraph_push(c->job, &own, &words, &po, style->left, text_natural_width(words.text), 0, 0, node))
        return false;
    *out = own.items;
    return true;
}

/* The title's runs without what only the title's own place may have: destinations, links, footnotes. */
static Inlines bare_title(Job *job, const Block *b)
{
    Inlines title = {arena_array(job->scratch, Run, b->title.count + 1), 0, b->title.count + 1};
    for (size_t i = 0; title.items && i < b->title.count; i++) {
        Run run = b->title.items[i];
        run.dest = run.uri = NULL;
        if (run.kind == RUN_TEXT)
            title.items[title.count++] = run;
        else if (run.kind == RUN_BREAK)
            title.items[title.count++] = (Run){.kind = RUN_TEXT, .text = " "};
    }
    return title;
}

static bool add_entry(void *context, const Block *b)
{
    Context *c = context;
    Job *job = c->job;
    int level = entry_level(b, c->list);
    const TextStyle *style = entry_style(job, c->list, level);
    Entry *e = arena_make(job->scratch, Entry);
    Node *item = pages_node(job->pages, c->toc, ROLE_TOCI);
    if (!e || !item || !(e->link = pages_node(job->pages, item, ROLE_LINK)))
        return diag_memory(job->diags);
    e->dest = b->id;
    e->contents = b->plain;
    e->style = style;
    e->at = b->at;
    e->left = style->left + (b->label ? c->label_width[level] : 0);
    e->right = c->width;
    Inlines title = bare_title(job, b);
    WordsOptions options = {.style = style, .bold = -1, .italic = -1, .node = e->link, .at = b->at};
    Unit reserve = unit_max(style->right, style->size * 3);
    ParagraphOptions po = {.align = ALIGN_LEFT};
    Slice *label;
    if (!words_shape(job, &title, &options, &e->paragraph.words) ||
        !words_break(job, &e->paragraph.words, &po, unit_max(c->width - e->left - reserve, UNIT_PT * 30), &e->paragraph.lines) ||
        !entry_label(c, b, style, e->link, &label))
        return false;
    return push_entry_lines(c, e, label);
}

bool contents_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack)
{
    if (!contents_any(job, block))
        return true;
    Context c = {.job = job, .list = block, .stack = stack, .width = width};
    if (!(c.toc = pages_node(job->pages, parent, ROLE_TOC)))
        return diag_memory(job->diags);
    return each_entry(job, block, measure_label, &c) && each_entry(job, block, add_entry, &c);
}

/* ---- stamping ---- */

bool job_dest(Job *job, Page *page, Unit x, Unit y, const char *id)
{
    if (!page_dest(page, x, y, id) || !arena_grow(job->arena, &job->targets, job->target_count, &job->target_cap))
        return diag_memory(job->diags);
    job->targets[job->target_count++] = (Target){id, page};
    return true;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const Target *)a)->id, ((const Target *)b)->id);
}

static const Target *find_target(const Job *job, const char *id)
{
    Target key = {.id = id};
    return job->target_count ? bsearch(&key, job->targets, job->target_count, sizeof key, by_id) : NULL;
}

typedef struct Catch {
    const Glyphs *glyphs;
    Color color;
} Catch;

static bool catch_glyphs(void *context, const LinePart *part)
{
    Catch *c = context;
    if (part->glyphs && !c->glyphs) {
        c->glyphs = part->glyphs;
        c->color = part->color;
    }
    return true;
}

/* Shapes a short text on one line. */
static bool shape_line(Job *job, const char *text, const TextStyle *style, Catch *out)
{
    WordsOptions options = {.style = style, .bold = -1, .italic = -1};
    ParagraphOptions po = {.align = ALIGN_LEFT, .quiet = true};
    Words words;
    Lines lines;
    *out = (Catch){0};
    if (!words_plain(job, text, &options, &words) || !words_break(job, &words, &po, INT32_MAX / 4, &lines))
        return false;
    return line_parts(job->arena, &lines, 0, catch_glyphs, out) || diag_memory(job->diags);
}

static void put_glyphs(Item *item, Unit x, const Catch *c)
{
    item->rect.x = x;
    item->rect.w = c->glyphs->width;
    item->u.text.glyphs = c->glyphs;
    item->u.text.color = c->color;
}

/* Dots on a grid that is the same for all lines, so that they stand below each other. */
static bool stamp_dots(Job *job, const Hole *hole, Unit number_left)
{
    const TextStyle *style = hole->style;
    Unit pitch = unit_max(style->size * 11 / 20, 1), gap = style->size / 2;
    Unit from = hole->leader + gap, to = number_left - gap;
    Unit last = hole->right - style->size * 2; /* where the widest usual number begins: the grid's zero */
    Unit first = last - (last - from) / pitch * pitch;
    if (last - from < 0 || first >= to)
        return true;
    size_t count = (size_t)((to - first) / pitch) + 1;
    char *dots = arena_alloc(job->arena, count + 1);
    if (!dots)
        return diag_memory(job->diags);
    memset(dots, '.', count);
    Catch c;
    TextStyle plain = *style;
    plain.bold = plain.italic = plain.uppercase = false;
    WordsOptions options = {.style = &plain, .bold = -1, .italic = -1};
    Words words;
    Lines lines;
    if (!shape_line(job, ".", &plain, &c) || !c.glyphs)
        return false;
    plain.letter_spacing = pitch - c.glyphs->width;
    ParagraphOptions po = {.align = ALIGN_LEFT, .quiet = true};
    if (!words_plain(job, dots, &options, &words) || !words_break(job, &words, &po, INT32_MAX / 4, &lines))
        return false;
    c = (Catch){0};
    if (!line_parts(job->arena, &lines, 0, catch_glyphs, &c))
        return diag_memory(job->diags);
    if (c.glyphs)
        put_glyphs(&hole->page->items[hole->dots], first, &c);
    return true;
}

/* Shapes a page's number; smaller where its place, which was left open before the number was known, is too narrow for it. */
static bool shape_number(Job *job, const char *label, const Hole *hole, Catch *out)
{
    Unit room = hole->right - hole->leader;
    if (!shape_line(job, label, hole->style, out))
        return false;
    if (!out->glyphs || out->glyphs->width <= room)
        return true;
    TextStyle small = *hole->style;
    small.size = unit_max((Unit)((int64_t)small.size * room / out->glyphs->width / 128 * 128), 128);
    return shape_line(job, label, &small, out);
}

static bool stamp_hole(Job *job, const Hole *hole)
{
    const Target *target = find_target(job, hole->target);
    if (!target) {
        diag_warning(job->diags, hole->at, "L108", _("the page of \"%s\" is not known, because it is not printed; mend the reference"), hole->target);
        return true;
    }
    Catch c;
    if (!shape_number(job, target->page->label ? target->page->label : "-", hole, &c))
        return false;
    if (!c.glyphs)
        return true;
    put_glyphs(&hole->page->items[hole->item], hole->right - c.glyphs->width, &c);
    return hole->dots == SIZE_MAX || stamp_dots(job, hole, hole->right - c.glyphs->width);
}

/* Takes out places that were not filled, for no number is known or there is no room for dots, and what leads nowhere from its links. */
static void drop_empty(const Job *job, Page *page)
{
    size_t kept = 0;
    for (size_t i = 0; i < page->count; i++) {
        Item item = page->items[i];
        if (item.kind == ITEM_GLYPHS && !item.u.text.glyphs)
            continue;
        if (item.kind == ITEM_LINK && item.u.link.dest && !find_target(job, item.u.link.dest))
            item.u.link.dest = NULL;
        page->items[kept++] = item;
    }
    page->count = kept;
}

bool contents_stamp(Job *job)
{
    if (job->target_count)
        qsort(job->targets, job->target_count, sizeof *job->targets, by_id);
    for (size_t i = 0; i < job->hole_count; i++)
        if (!stamp_hole(job, &job->holes[i]))
            return false;
    for (size_t p = 0; p < job->pages->count; p++)
        drop_empty(job, job->pages->items[p]);
    return true;
}
