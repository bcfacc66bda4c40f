/* signature.c: signature blocks and the letterhead. */
#include "layout/block.h"

#include <string.h>

enum { MAX_SIGNATURES = 4 };
#define QR_SIDE UNIT_MM(24) /* with its quiet zone: read easily from paper */

/* Signature blocks side by side: the offices begin on one line, the names stand on one line. */
typedef struct Signatures {
    const Block *block;
    size_t count;
    Stack top[MAX_SIGNATURES], bottom[MAX_SIGNATURES];
    const char *qr[MAX_SIGNATURES];
    Node *figures[MAX_SIGNATURES]; /* of the codes */
    Unit lead[MAX_SIGNATURES];     /* height of place and date, which may stand over one of them only */
    Unit x[MAX_SIGNATURES];
    Unit column, most_lead, top_height, room;
} Signatures;

static bool draw_signatures(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Signatures *s = slice->data;
    for (size_t i = 0; i < s->count; i++) {
        Unit left = x + s->x[i];
        Rect code = {left + (s->column - QR_SIDE) / 2, y + s->top_height + (s->room - QR_SIDE) / 2, QR_SIDE, QR_SIDE};
        if (!stack_draw(job, page, &s->top[i], 0, s->top[i].count, left, y + s->most_lead - s->lead[i]))
            return false;
        if (s->qr[i] && !qr_draw(job, page, s->figures[i], s->qr[i], code, s->block->at))
            return false;
        if (!stack_draw(job, page, &s->bottom[i], 0, s->bottom[i].count, left, y + s->top_height + s->room))
            return false;
    }
    return true;
}

static bool push_line(Job *job, const char *text, const char *style, Node *node, Unit width, Stack *stack)
{
    if (!text)
        return true;
    Run run = {.kind = RUN_TEXT, .text = text};
    Setting setting = {.style = style, .bold = -1, .tight = true, .align = CELL_CENTER};
    return text_stack(job, &(Inlines){&run, 1, 1}, style, &setting, node, 0, width, true, (Place){0}, stack);
}

static bool signature_column(Job *job, const Signature *s, Node *node, Unit width, Stack *top, Unit *lead, Stack *bottom)
{
    *top = stack_new(width);
    *bottom = stack_new(width);
    bool ok = push_line(job, s->place_date, "ttd", node, width, top);
    *lead = stack_height(top, 0, top->count);
    ok = ok && push_line(job, s->before, "ttd", node, width, top);
    for (size_t i = 0; ok && i < s->position_count; i++)
        ok = push_line(job, s->position[i], "ttd", node, width, top);
    return ok && push_line(job, s->name, "ttd-nama", node, width, bottom) && push_line(job, s->rank, "ttd", node, width, bottom) &&
           push_line(job, s->number, "ttd", node, width, bottom);
}

/* Where the columns stand: one by its alignment, more spread over the width. */
static Unit column_x(const Block *block, size_t i, size_t n, Unit column, Unit width)
{
    if (n > 1)
        return (Unit)((int64_t)(width - column) * (Unit)i / (Unit)(n - 1));
    CellAlign align = block->u.signatures.align;
    return align == CELL_LEFT ? 0 : align == CELL_CENTER ? (width - column) / 2 : width - column;
}

/* One column: its node, its code, its lines. */
static bool signature_set(Job *job, Signatures *s, size_t i, Node *parent)
{
    const Signature *party = &s->block->u.signatures.items[i];
    Node *node = pages_node(job->pages, parent, ROLE_P);
    if (!node)
        return diag_memory(job->diags);
    s->qr[i] = s->block->u.signatures.electronic ? party->qr : NULL;
    if (s->qr[i]) {
        if (!(s->figures[i] = pages_node(job->pages, parent, ROLE_FIGURE)))
            return diag_memory(job->diags);
        s->figures[i]->alt = s->qr[i];
        s->room = unit_max(s->room, QR_SIDE);
    }
    return signature_column(job, party, node, s->column, &s->top[i], &s->lead[i], &s->bottom[i]);
}

/* What is said below the blocks, kept with them. */
static bool push_statement(Job *job, const Block *block, Node *parent, Unit width, Stack *stack)
{
    const Inlines *text = &block->u.signatures.statement;
    if (!text->count)
        return true;
    Node *node = pages_node(job->pages, parent, ROLE_P);
    Setting setting = {.style = "ttd-keterangan", .bold = -1, .align = CELL_DEFAULT};
    return node ? text_stack(job, text, "ttd-keterangan", &setting, node, 0, width, false, block->at, stack) : diag_memory(job->diags);
}

bool signature_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack)
{
    Signatures *s = arena_make(job->scratch, Signatures);
    if (!s)
        return diag_memory(job->diags);
    s->block = block;
    s->count = block->u.signatures.count < MAX_SIGNATURES ? block->u.signatures.count : MAX_SIGNATURES;
    s->room = block->u.signatures.room ? block->u.signatures.room : UNIT_MM(20);
    s->column = s->count == 1 ? width / 2 : (width - UNIT_PT * 12 * (Unit)(s->count - 1)) / (Unit)(s->count ? s->count : 1);
    size_t first = stack->count;
    Unit bottom = 0, offices = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (!signature_set(job, s, i, parent))
            return false;
        s->x[i] = column_x(block, i, s->count, s->column, width);
        s->most_lead = unit_max(s->most_lead, s->lead[i]);
        offices = unit_max(offices, stack_height(&s->top[i], 0, s->top[i].count) - s->lead[i]);
        bottom = unit_max(bottom, stack_height(&s->bottom[i], 0, s->bottom[i].count));
    }
    s->top_height = s->most_lead + offices;
    const TextStyle *style = job_style(job, "ttd");
    Slice slice = {.gap = unit_max(style->before, style->size), .height = s->top_height + s->room + bottom, .draw = draw_signatures, .data = s};
    if (!stack_push(job, stack, slice) || !push_statement(job, block, parent, width, stack))
        return false;
    stack_keep(stack, first);
    return true;
}

/* ---- letterhead ---- */

typedef struct Letterhead {
    const Image *emblem;
    Unit emblem_width, emblem_height;
    Stack text;
    Unit text_x, height, width;
    Node *figure;
} Letterhead;

static bool draw_letterhead(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Letterhead *l = slice->data;
    Unit text = stack_height(&l->text, 0, l->text.count), rule = y + slice->height - UNIT_PT * 2;
    Color black = {0, 0, 0, 255};
    bool ok = true;
    if (l->emblem)
        ok = page_image(page, l->figure, (Rect){x, y + (l->height - l->emblem_height) / 2, l->emblem_width, l->emblem_height}, l->emblem);
    ok = ok && page_line(page, NULL, x, rule - UNIT_PT * 2, x + l->width, rule - UNIT_PT * 2, black, UNIT_PT * 5 / 2) &&
         page_line(page, NULL, x, rule + UNIT_PT / 2, x + l->width, rule + UNIT_PT / 2, black, UNIT_PT * 6 / 10);
    if (!ok)
        return diag_memory(job->diags);
    return stack_draw(job, page, &l->text, 0, l->text.count, x + l->text_x, y + (l->height - text) / 2);
}

bool letterhead_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack)
{
    Letterhead *l = arena_make(job->scratch, Letterhead);
    Node *node = pages_node(job->pages, parent, ROLE_P);
    if (!l || !node)
        return diag_memory(job->diags);
    l->width = width;
    const LayoutOptions *o = job->options;
    if (block->u.letterhead.emblem && o->image &&
        (l->emblem = o->image(o->image_context, job->arena, job->diags, block->at, block->u.letterhead.emblem))) {
        l->emblem_height = UNIT_MM(24);
        l->emblem_width = (Unit)((int64_t)l->emblem->width * l->emblem_height / unit_max(l->emblem->height, 1));
        if (!(l->figure = pages_node(job->pages, parent, ROLE_FIGURE)))
            return diag_memory(job->diags);
        l->figure->alt = "Lambang";
    }
    /* Truly centred: as much room is left at the right as the emblem takes at the left. */
    l->text_x = l->emblem ? unit_min(l->emblem_width + UNIT_PT * 6, width / 4) : 0;
    Unit text_width = width - 2 * l->text_x;
    l->text = stack_new(text_width);
    for (size_t i = 0; i < block->u.letterhead.count; i++) {
        const char *style = block->u.letterhead.styles[i] ? block->u.letterhead.styles[i] : "kop";
        Setting setting = {.style = style, .bold = -1, .tight = true, .align = CELL_CENTER};
        if (!text_stack(job, &block->u.letterhead.lines[i], style, &setting, node, 0, text_width, true, block->at, &l->text))
            return false;
    }
    l->height = unit_max(stack_height(&l->text, 0, l->text.count), l->emblem_height);
    if (!stack_push(job, stack, (Slice){.height = l->height + UNIT_PT * 8, .draw = draw_letterhead, .data = l}))
        return false;
    stack->after = UNIT_PT * 12;
    return true;
}
