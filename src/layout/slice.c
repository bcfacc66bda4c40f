/* slice.c: stacks of slices. */
#include "layout/slice.h"

Stack stack_new(Unit width)
{
    return (Stack){.width = width};
}

bool stack_reserve(Job *job, Stack *stack, size_t count)
{
    if (stack->items)
        return true; /* it grows by doubling from here */
    stack->items = arena_array(job->scratch, Slice, count);
    stack->cap = count;
    return stack->items || diag_memory(job->diags);
}

Slice *stack_push(Job *job, Stack *stack, Slice slice)
{
    if (!arena_grow(job->scratch, &stack->items, stack->count, &stack->cap)) {
        diag_memory(job->diags);
        return NULL;
    }
    slice.gap = unit_max(slice.gap, stack->after);
    slice.need = unit_max(slice.need, slice.height);
    stack->after = 0;
    stack->items[stack->count] = slice;
    return &stack->items[stack->count++];
}

Unit stack_height(const Stack *stack, size_t from, size_t to)
{
    Unit height = 0;
    for (size_t i = from; i < to; i++)
        height += stack->items[i].height + (i > from ? stack->items[i].gap : 0);
    return height;
}

bool notes_put(Job *job, Notes *notes, Stack *note)
{
    if (!arena_grow(job->scratch, &notes->items, notes->count, &notes->cap))
        return diag_memory(job->diags);
    notes->items[notes->count++] = note;
    return true;
}

bool notes_join(Job *job, Notes *notes, const Notes *more)
{
    for (size_t i = 0; i < more->count; i++)
        if (!notes_put(job, notes, more->items[i]))
            return false;
    return true;
}

Unit notes_height(const Notes *notes)
{
    Unit height = 0;
    for (size_t i = 0; i < notes->count; i++)
        if (!notes->items[i]->placed)
            height += stack_height(notes->items[i], 0, notes->items[i]->count);
    return height;
}

Unit notes_last(const Notes *notes)
{
    for (size_t i = notes->count; i-- > 0;)
        if (!notes->items[i]->placed)
            return stack_height(notes->items[i], 0, notes->items[i]->count);
    return 0;
}

static Unit first_lines(const Stack *stack, size_t i, bool parts)
{
    Unit height = 0;
    for (; i + 1 < stack->count && stack->items[i].keep_next && !(parts && stack->items[i].loose); i++)
        height += stack->items[i].height + stack->items[i + 1].gap;
    return height + (i < stack->count ? stack->items[i].need : 0);
}

Unit stack_first_lines(const Stack *stack, size_t i)
{
    return first_lines(stack, i, false);
}

Unit stack_loose_lines(const Stack *stack, size_t i)
{
    return first_lines(stack, i, true);
}

bool notes_begin(const Notes *notes, Unit *left)
{
    bool begin = true;
    for (size_t i = 0; i < notes->count && begin; i++) {
        const Stack *note = notes->items[i];
        if (note->placed)
            continue;
        begin = stack_first_lines(note, 0) <= *left;
        *left -= stack_height(note, 0, note->count);
    }
    return begin;
}

size_t stack_fit(const Stack *stack, size_t from, Unit height, size_t least, Unit *used)
{
    Unit y = 0;
    size_t to = from, kept = from, loose = from;
    Unit kept_y = 0, loose_y = 0;
    for (; to < stack->count; to++) {
        const Slice *s = &stack->items[to];
        Unit top = y + (to > from ? s->gap : 0);
        if (top + s->need > height && !(to == from && least))
            break;
        if (top + s->height > height && !(to == from && least))
            break;
        y = top + s->height;
        if (!s->keep_next || to + 1 == stack->count) {
            kept = to + 1;
            kept_y = y;
        }
        if (s->loose) {
            loose = to + 1;
            loose_y = y;
        }
    }
    /* A kept slice goes along with what it is kept with, unless nothing would be left here. */
    if (kept == from && to > from && least) {
        kept = loose > from ? loose : to;
        kept_y = loose > from ? loose_y : y;
    }
    *used = kept_y;
    return kept - from;
}

bool slice_draw(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    if (slice->dest && !job_dest(job, page, x + slice->dx, y, slice->dest))
        return false;
    if (slice->also && !slice_draw(job, page, slice->also, x, y))
        return false;
    return !slice->draw || slice->draw(job, page, slice, x + slice->dx, y);
}

bool stack_draw(Job *job, Page *page, const Stack *stack, size_t from, size_t to, Unit x, Unit y)
{
    for (size_t i = from; i < to; i++) {
        const Slice *s = &stack->items[i];
        if (i > from)
            y += s->gap;
        if (!slice_draw(job, page, s, x, y))
            return false;
        y += s->height;
    }
    return true;
}

void stack_keep(Stack *stack, size_t from)
{
    Unit need = 0;
    for (size_t i = stack->count; i-- > from;) {
        Slice *s = &stack->items[i];
        need += s->height;
        s->need = unit_max(s->need, need);
        s->least = 0;
        need += s->gap;
    }
}
