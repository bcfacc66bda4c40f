/* shape.c: from spans to atoms.
 *
 * Model: the text is cut into words at spaces and at changes of span; each word comes shaped from the cache of its face; the joints between
 * words follow from what the two words are. Rejected: one HarfBuzz run over the whole paragraph. It is five times slower on a report, where words
 * repeat, and what it adds is kerning with spaces. */
#include <string.h>

#include "text/shaped.h"
#include "text/utf8.h"

typedef struct Atom {
    const Piece *piece;
    Unit width, space;
    uint32_t look;
    uint8_t joint;
} Atom;

typedef struct Shaper {
    Arena *arena;
    Diags *diags;
    Fonts *fonts;
    const Span *spans;
    const TextOptions *options;
    Look *looks;
    Atom *atoms; /* in the scratch of the fonts */
    size_t count, cap;
    uint32_t *box_atoms;
    size_t box_count;
    size_t line_start; /* first atom since the last forced break */
    uint16_t before;   /* flags of the word before, 0 at a line's start */
    uint16_t earlier;  /* of the one before that */
    bool nip;          /* inside the digits of a NIP */
    /* white space since the last atom */
    Unit space;
    uint32_t space_span;
    bool spaced, tied;
} Shaper;

static bool push(Shaper *s, Atom atom)
{
    if (s->count == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 256;
        s->atoms = fonts_scratch(s->fonts, SCRATCH_ATOMS, s->cap * sizeof *s->atoms);
        if (!s->atoms)
            return false;
    }
    s->atoms[s->count++] = atom;
    return true;
}

/* ---- joints ---- */

/* How the space between two words holds. */
static Joint tie(Shaper *s, uint16_t a, uint16_t b)
{
    s->nip = (a & WORD_NIP || s->nip) && b & WORD_NUMERAL;
    if (s->nip || (a & WORD_CURRENCY && b & WORD_NUMERAL) || (a & WORD_NUMERAL && b & WORD_PERCENT) || (a & WORD_DAY && b & WORD_MONTH))
        return JOINT_TIE;
    if (a & WORD_LABEL && b & (WORD_NUMERAL | WORD_ROMAN | WORD_LETTER))
        return JOINT_SOFT_TIE;
    /* "Nomor 29 Tahun 2014" is one name; too long a one for a justified line to gape for its sake. */
    if (a & WORD_NUMERAL && s->earlier & WORD_LABEL && b & WORD_COUNTED && b & WORD_NAME)
        return JOINT_WEAK_TIE;
    if (a & WORD_COUNTED && b & (WORD_NUMERAL | WORD_ROMAN | WORD_LETTER))
        return s->earlier & WORD_NUMERAL ? JOINT_SOFT_TIE : JOINT_WEAK_TIE;
    if (a & WORD_TITLE && b & (WORD_NAME | WORD_TITLE))
        return JOINT_SOFT_TIE;
    return b & WORD_DASH ? JOINT_SOFT_TIE : JOINT_SPACE;
}

/* The word before belongs to what follows: a short one ("Pasal", "Tabel") is not divided, a long one ("Triwulan", in a narrow column) rather not. */
static void hold_together(Shaper *s)
{
    enum { SHORT = 6 };
    size_t i = s->count - 1;
    const Piece *last = s->atoms[i].piece;
    for (; last && i > s->line_start && s->atoms[i - 1].piece && s->atoms[i - 1].piece->word == last->word && s->atoms[i].piece->byte > 0; i--)
        if (joint_hyphenates((Joint)(s->atoms[i - 1].joint & JOINT_KIND)))
            s->atoms[i - 1].joint = last->word->len <= SHORT ? JOINT_NONE : JOINT_POOR;
}

/* Closes the joint before the next word, whose flags are `flags`. True when the two were found to belong together. */
static bool join(Shaper *s, uint32_t span, uint16_t flags)
{
    bool together = false;
    if (s->count > s->line_start) {
        Atom *last = &s->atoms[s->count - 1];
        Joint kind = JOINT_NONE;
        if (s->spaced) {
            kind = s->tied ? JOINT_TIE : tie(s, s->before, flags);
            together = !s->tied && kind != JOINT_SPACE;
            if (together)
                hold_together(s);
            if (kind == JOINT_SPACE && s->spans[s->space_span].nobreak)
                kind = JOINT_SOFT_TIE;
        } else if (s->before & WORD_BREAK_AFTER && flags & WORD_STARTS_LETTER) {
            kind = JOINT_BREAK;
        }
        last->space = s->space;
        last->joint = (uint8_t)(kind | (s->spaced && s->space_span != last->look && s->space_span == span ? JOINT_SPACE_NEXT : 0));
    }
    s->space = 0;
    s->spaced = s->tied = false;
    s->earlier = s->before;
    s->before = flags;
    return together;
}

/* ---- words ---- */

static WordLook look_of(const Shaper *s, const Span *span)
{
    bool indonesian = !span->lang || !strncmp(span->lang, "id", 2) || !strncmp(span->lang, "ms", 2);
    bool divide = s->options->hyphenate;
    return (WordLook){.face = face_of(span->font),
                      .language = hb_language_from_string(span->lang ? span->lang : "id", -1),
                      .indonesian = indonesian,
                      .divide = span->nobreak ? DIVIDE_NOT
                                : divide      ? DIVIDE_HYPHENS
                                              : DIVIDE_BREAKS,
                      .spacing = s->options->letter_spacing};
}

/* A word that belongs to the one before it is not divided: "31 Januari", "Drs. Hasanuddin". */
static bool put_word(Shaper *s, uint32_t span, WordLook look, const Word *word)
{
    if (join(s, span, word->flags) && word->piece_count > 1) {
        look.divide = DIVIDE_NOT;
        if (!(word = word_get(s->arena, &look, word->raw, word->raw_len)))
            return false;
    }
    for (size_t i = 0; i < word->piece_count; i++) {
        const Piece *p = &word->pieces[i];
        if (!push(s, (Atom){p, p->width, 0, span, p->joint}))
            return false;
    }
    return true;
}

/* A word with characters that its face lacks: each stretch in the first face that has it. */
static bool put_in_parts(Shaper *s, uint32_t span, WordLook look, const char *text, size_t len)
{
    Face *wanted = look.face;
    for (const char *p = text, *end = text + len; p < end;) {
        const char *start = p;
        Face *face = NULL;
        while (p < end) {
            uint32_t c;
            size_t n = utf8_next(p, end, &c);
            Face *has = fonts_fallback(s->fonts, s->diags, wanted, c == UTF8_BROKEN ? 0xFFFD : c);
            if (face && has != face)
                break;
            face = has;
            p += n;
        }
        look.face = face;
        const Word *word = word_get(s->arena, &look, start, (size_t)(p - start));
        if (!word || !put_word(s, span, look, word))
            return false;
    }
    return true;
}

static bool put_text(Shaper *s, uint32_t span, const WordLook *look, const char *text, size_t len)
{
    while (len) {
        size_t n = len > WORD_MAX_BYTES ? WORD_MAX_BYTES : len;
        while (n < len && n > WORD_MAX_BYTES - 4 && ((unsigned char)text[n] & 0xC0) == 0x80)
            n--;
        const Word *word = word_get(s->arena, look, text, n);
        if (!word || !(word->missing ? put_in_parts(s, span, *look, text, n) : put_word(s, span, *look, word)))
            return false;
        text += n;
        len -= n;
    }
    return true;
}

/* A piece without glyphs: what an empty line, and a line that begins with a fixed space, stand on. */
static bool put_nothing(Shaper *s, uint32_t span)
{
    WordLook look = look_of(s, &s->spans[span]);
    const Word *word = word_get(s->arena, &look, "", 0);
    return word && put_word(s, span, look, word);
}

/* ---- white space, forced breaks, boxes ---- */

static void put_space(Shaper *s, uint32_t span, bool fixed)
{
    const Span *here = &s->spans[span];
    if (!fixed && (s->spaced || s->count == s->line_start))
        return;
    s->space += here->font->space + s->options->letter_spacing;
    if (!s->spaced)
        s->space_span = span;
    s->spaced = true;
    s->tied |= fixed;
}

static bool put_newline(Shaper *s, uint32_t span)
{
    if (s->count == s->line_start && !put_nothing(s, span))
        return false;
    s->atoms[s->count - 1].joint = JOINT_FORCED;
    s->line_start = s->count;
    s->space = 0;
    s->spaced = s->tied = s->nip = false;
    s->before = 0;
    return true;
}

static bool put_box(Shaper *s, uint32_t span)
{
    if (s->box_count >= s->options->box_count)
        return put_text(s, span, &(WordLook){.face = face_of(s->spans[span].font), .language = hb_language_from_string("id", -1)}, "\uFFFD", 3);
    if (!s->box_atoms && !(s->box_atoms = arena_array(s->arena, uint32_t, s->options->box_count)))
        return false;
    join(s, span, 0);
    s->box_atoms[s->box_count] = (uint32_t)s->count;
    return push(s, (Atom){NULL, s->options->boxes[s->box_count++].width, 0, span, JOINT_NONE});
}

typedef enum { CHAR_WORD, CHAR_SPACE, CHAR_FIXED_SPACE, CHAR_NEWLINE, CHAR_BOX } CharKind;

/* What the character at `p` does between words; `*n` gets its bytes. */
static CharKind char_kind(const char *p, const char *end, size_t *n)
{
    unsigned char b = (unsigned char)*p;
    *n = 1;
    if (b > ' ' && b < 0xC2)
        return CHAR_WORD;
    if (b <= ' ')
        return b == '\n' ? CHAR_NEWLINE : b == ' ' || b == '\t' || b == '\r' ? CHAR_SPACE : CHAR_WORD;
    uint32_t c;
    *n = utf8_next(p, end, &c);
    switch (c) {
    case 0x00A0:
    case 0x202F:
        return CHAR_FIXED_SPACE;
    case 0x2028:
    case 0x2029:
        return CHAR_NEWLINE;
    case 0xFFFC:
        return CHAR_BOX;
    default:
        return CHAR_WORD;
    }
}

static bool put_span(Shaper *s, uint32_t index)
{
    const Span *span = &s->spans[index];
    WordLook look = look_of(s, span);
    for (const char *p = span->text, *end = p + span->len; p < end;) {
        size_t n;
        CharKind kind = char_kind(p, end, &n);
        const char *start = p;
        p += n;
        switch (kind) {
        case CHAR_WORD:
            while (p < end && char_kind(p, end, &n) == CHAR_WORD)
                p += n;
            if (!put_text(s, index, &look, start, (size_t)(p - start)))
                return false;
            break;
        case CHAR_SPACE:
            put_space(s, index, false);
            break;
        case CHAR_FIXED_SPACE:
            if (s->count == s->line_start && !put_nothing(s, index))
                return false;
            put_space(s, index, true);
            break;
        case CHAR_NEWLINE:
            if (!put_newline(s, index))
                return false;
            break;
        case CHAR_BOX:
            if (!put_box(s, index))
                return false;
            break;
        }
    }
    return true;
}

/* ---- the finished text ---- */

bool text_alloc(Arena *arena, Text *text, uint32_t count)
{
    size_t each = sizeof *text->piece + sizeof *text->width + sizeof *text->space + sizeof *text->look + sizeof *text->joint;
    char *p = arena_calloc(arena, count ? count : 1, each);
    if (!p)
        return false;
    text->count = count;
    text->piece = (const Piece **)(void *)p;
    text->width = (Unit *)(void *)(p + count * sizeof *text->piece);
    text->space = text->width + count;
    text->look = (uint32_t *)(text->space + count);
    text->joint = (uint8_t *)(text->look + count);
    return true;
}

static bool take_atoms(Shaper *s, Text *text)
{
    if (!text_alloc(s->arena, text, (uint32_t)s->count))
        return false;
    for (size_t i = 0; i < s->count; i++) {
        const Atom *a = &s->atoms[i];
        text->piece[i] = a->piece;
        text->width[i] = a->width;
        text->space[i] = a->space;
        text->look[i] = a->look;
        text->joint[i] = a->joint;
    }
    if (s->count)
        text->joint[s->count - 1] = JOINT_FORCED;
    text->boxes = s->options->boxes;
    text->box_atoms = s->box_atoms;
    text->box_count = (uint32_t)s->box_count;
    text->looks = s->looks;
    return true;
}

bool text_shape(Arena *arena, Diags *diags, Fonts *fonts, const Span *spans, size_t count, const TextOptions *options, const Text **out)
{
    Shaper s = {.arena = arena, .diags = diags, .fonts = fonts, .spans = spans, .options = options};
    Text *text = arena_make(arena, Text);
    s.looks = arena_array(arena, Look, count);
    if (!text || !s.looks)
        return diag_memory(diags);
    for (size_t i = 0; i < count; i++) {
        const Span *p = &spans[i];
        s.looks[i] = (Look){face_of(p->font), p->color, p->rise, p->lang, p->tag, p->underline};
        if (!put_span(&s, (uint32_t)i))
            return diag_memory(diags);
    }
    if (count && !s.count && !put_nothing(&s, 0))
        return diag_memory(diags);
    if (!take_atoms(&s, text))
        return diag_memory(diags);
    text_measure(text);
    *out = text;
    return true;
}
