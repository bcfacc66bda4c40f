/* dress.c: the ground and the rules of a paragraph, as its style asks.
 *
 * The ground is a companion of each line, so that a paragraph may part at any line. The rules are slices of their own: thick ones in the ground's colour are its padding.
 * Both span the whole measure; the style's indents move the text alone. */
#include "layout/block.h"

typedef struct Dress {
    const TextStyle *style;
    Unit width;
} Dress;

/* From edge to edge of the paper, and up to its upper edge from the top of the page. */
static Rect bleed(const Page *page, Rect rect)
{
    Unit top = rect.y <= page->body.y ? 0 : rect.y;
    return (Rect){0, top, page->width, rect.y + rect.h - top};
}

static bool fill(Job *job, Page *page, const TextStyle *style, Rect rect, Color color)
{
    return page_rect(page, NULL, style->bleed ? bleed(page, rect) : rect, color, (Color){0}, 0) || diag_memory(job->diags);
}

static bool draw_ground(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Dress *dress = slice->data;
    return fill(job, page, dress->style, (Rect){x, y, dress->width, slice->height}, dress->style->background);
}

static bool draw_edge(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Dress *dress = slice->data;
    return fill(job, page, dress->style, (Rect){x, y, dress->width, slice->height}, dress->style->rule_color);
}

static const Dress *dress_new(Job *job, const TextStyle *style, Unit width)
{
    Dress *dress = arena_make(job->arena, Dress);
    if (dress)
        *dress = (Dress){style, width};
    return dress;
}

bool dress_above(Job *job, Stack *stack, const TextStyle *style, Unit dx, Unit width, Unit *before)
{
    if (!style->rule_above)
        return true;
    Slice edge = {.gap = *before, .height = style->rule_above, .dx = dx, .draw = draw_edge, .data = dress_new(job, style, width)};
    *before = 0;
    return edge.data ? stack_push(job, stack, edge) != NULL : diag_memory(job->diags);
}

/* Behind the slice and whatever it draws along. */
static void put_under(Slice *slice, Slice *ground)
{
    while (slice->also)
        slice = slice->also;
    slice->also = ground;
}

static bool lay_ground(Job *job, Stack *stack, size_t first, const Dress *dress, Unit dx)
{
    for (size_t i = first; i < stack->count; i++) {
        Slice *ground = arena_make(job->scratch, Slice);
        if (!ground)
            return diag_memory(job->diags);
        *ground = (Slice){.height = stack->items[i].height, .dx = dx, .draw = draw_ground, .data = dress};
        put_under(&stack->items[i], ground);
    }
    return true;
}

bool dress_below(Job *job, Stack *stack, size_t first, const TextStyle *style, Unit dx, Unit width)
{
    if ((!style->rule_above && !style->rule_below && !style->background.a) || stack->count == first)
        return true;
    const Dress *dress = dress_new(job, style, width);
    if (!dress)
        return diag_memory(job->diags);
    size_t text = first + (style->rule_above ? 1 : 0), end = stack->count;
    if (style->background.a && !lay_ground(job, stack, text, dress, dx))
        return false;
    Unit after = stack->after;
    stack->after = 0;
    if (style->rule_below && !stack_push(job, stack, (Slice){.height = style->rule_below, .dx = dx, .draw = draw_edge, .data = dress}))
        return false;
    stack->after = after;
    /* An edge stays with its line, and the line before the last with both. */
    for (size_t i = text; i < end; i++)
        stack->items[i].need += i + 2 >= end ? style->rule_below : 0;
    if (text > first && end > text)
        stack->items[first].need = stack->items[first].height + stack->items[text].need;
    return true;
}
