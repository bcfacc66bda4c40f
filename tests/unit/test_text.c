/* test_text.c: shaping, widths, breaking and runs. The sweeps break real kinds of text at every width and compare what comes out with what went in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text/text.h"

typedef struct Fixture {
    Arena *arena;
    Diags diags;
    Fonts *fonts;
    const Font *font, *bold;
} Fixture;

static int open_fonts(void **state)
{
    static Fixture f;
    f.arena = arena_new();
    f.diags = diags_in(f.arena);
    f.fonts = fonts_new(&f.diags, "fonts/fonts.conf", NULL);
    if (!f.fonts)
        return -1;
    f.font = fonts_get(f.fonts, &f.diags, "Liberation Sans", 10 * UNIT_PT, false, false);
    f.bold = fonts_get(f.fonts, &f.diags, "Liberation Sans", 10 * UNIT_PT, true, false);
    *state = &f;
    return 0;
}

static int close_fonts(void **state)
{
    Fixture *f = *state;
    fonts_drop(f->fonts);
    arena_drop(f->arena);
    return 0;
}

static Span span_of(const Fixture *f, const char *text)
{
    return (Span){.text = text, .len = (int)strlen(text), .font = f->font};
}

static const Text *shape_spans(Fixture *f, const Span *spans, size_t count, const TextOptions *options)
{
    const Text *text = NULL;
    assert_true(text_shape(f->arena, &f->diags, f->fonts, spans, count, options, &text));
    return text;
}

static const Text *shape(Fixture *f, const char *words, bool hyphenate)
{
    Span span = span_of(f, words);
    return shape_spans(f, &span, 1, &(TextOptions){.hyphenate = hyphenate});
}

static Lines break_at(Fixture *f, const Text *text, BreakOptions options)
{
    Lines lines = {0};
    options.line_height = options.line_height ? options.line_height : 1200;
    assert_true(text_break(f->arena, &f->diags, text, &options, &lines));
    assert_true(lines.count > 0);
    return lines;
}

/* ---- reading lines back ---- */

typedef struct Reader {
    Buffer out;
    Unit x;     /* where the next part must begin */
    Unit width; /* sum of the parts */
    int parts;
    bool first;
} Reader;

static bool read_part(void *context, const LinePart *part)
{
    Reader *r = context;
    if (r->first)
        r->x = part->x;
    r->first = false;
    assert_int_equal(part->x, r->x);
    r->x += part->width;
    r->width += part->width;
    r->parts++;
    if (!part->glyphs)
        return buffer_put(&r->out, "#");
    const Glyphs *g = part->glyphs;
    int bytes = 0, glyphs = 0;
    for (int i = 0; i < g->cluster_count; i++) {
        bytes += g->cluster_bytes[i];
        glyphs += g->cluster_glyphs[i];
    }
    assert_int_equal(bytes, g->text_len);
    assert_int_equal(glyphs, g->count);
    return buffer_put_bytes(&r->out, g->text, (size_t)g->text_len);
}

static const char *line_text(Fixture *f, const Lines *lines, size_t index)
{
    Reader r = {.out = buffer_in(f->arena), .first = true};
    assert_true(line_parts(f->arena, lines, index, read_part, &r));
    assert_int_equal(r.width, lines->items[index].width);
    return buffer_text(&r.out);
}

/* The lines, one after the other, with "|" between them and the soft hyphens of divided words left in place. */
static const char *joined(Fixture *f, const Lines *lines)
{
    Buffer b = buffer_in(f->arena);
    for (size_t i = 0; i < lines->count; i++) {
        buffer_put(&b, i ? "|" : "");
        buffer_put(&b, line_text(f, lines, i));
    }
    return buffer_text(&b);
}

static const char *broken(Fixture *f, const char *words, Unit width)
{
    Lines lines = break_at(f, shape(f, words, true), (BreakOptions){.width = width});
    return joined(f, &lines);
}

/* Without spaces, line ends and soft hyphens: what must be the same whatever the width. */
static const char *letters(Fixture *f, const char *text)
{
    Buffer b = buffer_in(f->arena);
    for (const char *p = text; *p; p++) {
        if (p[0] == '\xC2' && (p[1] == '\xAD' || p[1] == '\xA0'))
            p++;
        else if (*p != ' ' && *p != '|')
            buffer_put_char(&b, *p);
    }
    return buffer_text(&b);
}

static const char PROSE[] =
    "Peraturan Daerah Nomor 29 Tahun 2014 menetapkan bahwa penyelenggaraan pelayanan kesejahteraan sosial dilaksanakan oleh perangkat daerah, "
    "dengan anggaran sebesar Rp 29.296.151.220,00 atau 62,37 % dari pagu; pertanggungjawaban dan/atau pelaporannya (1.06.04.2.01.0001) disampaikan "
    "paling lambat 31 Januari 2025 melalui https://example.go.id/laporan/2024/kinerja.html kepada Kepala Dinas.";

static const char *const FIGURES[] = {"29.296.151.220,00", "62,37", "1.06.04.2.01.0001)", "2014", "2025", "Rp 29.296", "62,37 %", "31 Januari"};

static void nothing_is_lost_at_any_width(void **state)
{
    Fixture *f = *state;
    const Text *text = shape(f, PROSE, true);
    const char *wanted = letters(f, PROSE);
    for (int mode = 0; mode < 12; mode++)
        for (Unit width = 1; width < 500 * UNIT_PT; width += width < 150 * UNIT_PT ? 5 * UNIT_PT + 77 : 31 * UNIT_PT) {
            BreakOptions o = {.width = width,
                              .align = (Align)(mode % 4),
                              .first_fit = mode / 4 == 1,
                              .balanced = mode / 4 == 2,
                              .first_indent = mode % 3 * 9000 - 9000};
            Lines lines = break_at(f, text, o);
            const char *out = joined(f, &lines);
            assert_string_equal(letters(f, out), wanted);
            for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++)
                assert_non_null(strstr(out, FIGURES[i]));
            size_t wide = 0;
            for (size_t i = 0; i < lines.count; i++) {
                const Line *line = &lines.items[i];
                Unit room = i ? width : width - o.first_indent;
                wide += line->width > room && width > 20 * UNIT_PT;
                assert_true(line->to > line->from);
                assert_int_equal(line->from, i ? lines.items[i - 1].to : 0);
            }
            assert_true(wide <= lines.overfull);
            assert_true(width < text_minimum_width(text, true) + 9000 || !lines.overfull);
        }
}

static void at_the_minimum_width_nothing_sticks_out(void **state)
{
    Fixture *f = *state;
    for (int hyphenate = 0; hyphenate < 2; hyphenate++) {
        const Text *text = shape(f, PROSE, hyphenate);
        Unit least = text_minimum_width(text, hyphenate);
        assert_int_equal(break_at(f, text, (BreakOptions){.width = least}).overfull, 0);
        assert_int_equal(break_at(f, text, (BreakOptions){.width = least, .first_fit = true}).overfull, 0);
        assert_true(least >= text_number_width(text));
    }
    const Text *word = shape(f, "penyelenggaraan", true);
    assert_true(text_minimum_width(word, true) < text_minimum_width(word, false));
    assert_int_equal(text_minimum_width(word, false), text_natural_width(word));
    assert_int_equal(text_number_width(word), 0);
}

static void figures_are_never_divided(void **state)
{
    Fixture *f = *state;
    static const char *const WHOLE[] = {"1.06.04.2.01.0001",
                                        "Rp 1.000.000,-",
                                        "62,37 %",
                                        "2021-2026",
                                        "050-5889/Kep/2021",
                                        "31 Januari",
                                        "NIP. 00000000 000000 0 000",
                                        "900.1.15.5-1317/2023",
                                        "(14:81)",
                                        "2021\u20132026",
                                        "\u201C2021\u20132026\u201D,",
                                        "1.000\u20132.500",
                                        "10\u201312 Mei",
                                        "10-12 Mei",
                                        "\u201C62,37 %\u201D",
                                        "80%\u201390%"};
    for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++) {
        const Text *text = shape(f, WHOLE[i], true);
        assert_int_equal(text_number_width(text), text_natural_width(text));
        for (int mode = 0; mode < 4; mode++) {
            Lines lines = break_at(f, text, (BreakOptions){.width = UNIT_PT, .align = mode & 1 ? ALIGN_JUSTIFY : ALIGN_LEFT, .first_fit = mode & 2});
            assert_string_equal(joined(f, &lines), WHOLE[i]);
            assert_int_equal(lines.overfull, 1);
        }
    }
}

static unsigned next(uint32_t *seed, unsigned below)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % below;
}

/* An amount, a percentage, a code, a number, a range or a date as reports print them. */
static const char *random_figure(Fixture *f, uint32_t *seed)
{
    static const char *const MONTHS[] = {"Januari", "Februari", "Maret", "Mei", "September", "Desember"};
    Buffer b = buffer_in(f->arena);
    unsigned a = next(seed, 1000), c = next(seed, 1000), d = next(seed, 100), year = 1990 + next(seed, 60);
    switch (next(seed, 10)) {
    case 0:
        buffer_printf(&b, "Rp %u.%03u.%03u.%03u,-", a + 1, c, a, d);
        break;
    case 1:
        buffer_printf(&b, "Rp%u.%03u.%03u,%02u", a + 1, c, a, d);
        break;
    case 2:
        buffer_printf(&b, "%s%u,%02u %%", d % 3 ? "" : "-", a, d);
        break;
    case 3:
        buffer_printf(&b, "%u,%02u%%", a, d);
        break;
    case 4:
        buffer_printf(&b, "%u.%02u.%02u.2.%02u.%04u", d % 9 + 1, d, d % 12, c % 60, a);
        break;
    case 5:
        buffer_printf(&b, "%02u-%02u-%u", d % 31 + 1, c % 12 + 1, year);
        break;
    case 6:
        buffer_printf(&b, "%02u/%02u/%u", d % 31 + 1, c % 12 + 1, year);
        break;
    case 7:
        buffer_printf(&b, "%u %s", d % 31 + 1, MONTHS[c % 6]);
        break;
    case 8:
        buffer_printf(&b, "(%u.%03u.%03u)", a + 1, c, a);
        break;
    default:
        buffer_printf(&b, "%u/%u/KEP/%u", a, d, year);
    }
    return buffer_text(&b);
}

/* Whatever stands beside it, however narrow the column, in every way of breaking: a figure is on one line, whole. */
static void no_random_figure_is_divided(void **state)
{
    Fixture *f = *state;
    uint32_t seed = 7;
    for (int n = 0; n < 4000; n++) {
        const char *figure = random_figure(f, &seed);
        const char *words = arena_printf(f->arena, n % 3 ? "sebesar %s tercapai" : "%s", figure);
        const Text *text = shape(f, words, true);
        BreakOptions o = {.width = (Unit)next(&seed, 200 * UNIT_PT), .align = (Align)(n % 4), .first_fit = n % 5 == 0, .balanced = n % 7 == 0};
        Lines lines = break_at(f, text, o);
        const char *out = joined(f, &lines);
        if (!strstr(out, figure))
            print_error("%s became %s\n", figure, out);
        assert_non_null(strstr(out, figure));
        assert_true(text_minimum_width(text, true) >= text_number_width(text));
    }
}

/* Where the spaces can stay near their width, no line begins with the last two letters of a word. */
static void two_letters_seldom_stand_alone(void **state)
{
    Fixture *f = *state;
    const Text *text =
        shape(f,
              "Pelaksanaan kegiatan pemberdayaan masyarakat diarahkan pada peningkatan kemampuan kelembagaan kelurahan dalam menyelenggarakan "
              "pelayanan, sehingga kegagalan pencapaian sasaran tahun sebelumnya tidak terulang. Perbaikan dilakukan melalui pendampingan, "
              "pemantauan dan penilaian yang berkelanjutan terhadap penggunaan anggaran serta kesesuaian rencana dengan kebutuhan warga.",
              true);
    int hyphens = 0, poor = 0;
    for (Unit width = 180 * UNIT_PT; width < 420 * UNIT_PT; width += UNIT_PT) {
        Lines lines = break_at(f, text, (BreakOptions){.width = width, .align = ALIGN_JUSTIFY});
        for (size_t i = 0; i + 1 < lines.count; i++) {
            const char *below = line_text(f, &lines, i + 1);
            hyphens += lines.items[i].hyphen;
            poor += lines.items[i].hyphen && strcspn(below, " ,.;") == 2;
        }
    }
    assert_true(hyphens > 100);
    assert_true(poor * 15 < hyphens);
}

static void a_figure_that_sticks_out_stands_alone(void **state)
{
    Fixture *f = *state;
    assert_string_equal(broken(f, "Kota 1.06.04.2.01.0001 tahun", 30 * UNIT_PT), "Kota|1.06.04.2.01.0001|tahun");
}

static void what_belongs_together_stays(void **state)
{
    Fixture *f = *state;
    static const char *const TIES[] = {"Pasal 3",  "Tabel 2.1", "Nomor 29", "Tahun 2014", "Drs. Hasan", "H. Umar",
                                       "dr. Sari", "s.d. 2024", "Bab IV",   "huruf a",    "Misi 2"};
    for (size_t i = 0; i < sizeof TIES / sizeof *TIES; i++) {
        const Text *tie = shape(f, TIES[i], false);
        char *words = arena_printf(f->arena, "aaaa %s zzzz", TIES[i]);
        Unit one = text_natural_width(tie), lead = text_natural_width(shape(f, "aaaa ", false)) + f->font->space;
        for (Unit width = one + UNIT_PT; width < lead + one; width += UNIT_PT)
            assert_non_null(strstr(broken(f, words, width), TIES[i]));
    }
    assert_non_null(strstr(broken(f, "ini tanda \xE2\x80\x93 pisah", 50 * UNIT_PT), "tanda \xE2\x80\x93"));
    assert_string_equal(broken(f, "Nomor 29", text_natural_width(shape(f, "Nomor", false))), "Nomor|29"); /* where nothing else helps */
}

static const char *justified(Fixture *f, const char *words, Unit width)
{
    Lines lines = break_at(f, shape(f, words, false), (BreakOptions){.width = width, .align = ALIGN_JUSTIFY});
    return joined(f, &lines);
}

/* "tahun 2024" parts rather than tear a justified line open; a regulation's number and an article don't. */
static void weak_ties_give_way_in_justified_text(void **state)
{
    Fixture *f = *state;
    static const char LINE[] = "satu dua tiga tahun", REST[] = " empat lima enam tujuh delapan sembilan sepuluh";
    Unit width = text_natural_width(shape(f, LINE, false)) + UNIT_PT;
    char *year = arena_printf(f->arena, "%s 2021\u20132026%s", LINE, REST),
         *law = arena_printf(f->arena, "satu 29 tiga pasal 2021\u20132026%s", REST);
    assert_non_null(strstr(justified(f, year, width), "tahun|2021"));
    assert_non_null(strstr(broken(f, year, width), "|tahun 2021"));
    assert_non_null(strstr(justified(f, law, width), "pasal 2021"));
    width = text_natural_width(shape(f, "Nomor 29 Tahun", false)) + UNIT_PT;
    assert_non_null(strstr(justified(f, "Nomor 29 Tahun 2021 tentang satu dua tiga", width), "Tahun 2021"));
}

static void words_break_where_they_may(void **state)
{
    Fixture *f = *state;
    assert_string_equal(broken(f, "\u201Ckelurahan\u201D", 44 * UNIT_PT), "\u201Ckelu\xC2\xAD|rahan\u201D");
    assert_string_equal(broken(f, "Kabupaten/Kota", 55 * UNIT_PT), "Kabupaten/|Kota");
    assert_string_equal(broken(f, "tugas-tugas", 40 * UNIT_PT), "tugas-|tugas");
    assert_string_equal(broken(f, "https://example.go.id/laporan", 90 * UNIT_PT), "https://example.go|.id/laporan");
    assert_string_equal(broken(f, "kelurahan", 40 * UNIT_PT), "kelu\xC2\xAD|rahan");
    assert_string_equal(broken(f, "abc\u00ADdefghij", 35 * UNIT_PT), "abc\u00AD|defghij");
    assert_string_equal(broken(f, "abcdefgh\xC2\xA0ij", 45 * UNIT_PT), "abcdefgh|ij");
    assert_string_equal(broken(f, "stakeholder", 30 * UNIT_PT), "stakeh|older"); /* in need, between letters, without a hyphen */
}

static void foreign_words_are_not_divided_by_our_rules(void **state)
{
    Fixture *f = *state;
    Span span = span_of(f, "kesejahteraan");
    span.lang = "en";
    const Text *text = shape_spans(f, &span, 1, &(TextOptions){.hyphenate = true});
    assert_int_equal(text_minimum_width(text, true), text_natural_width(text));
}

static void no_more_hyphens_in_a_row_than_allowed(void **state)
{
    Fixture *f = *state;
    const Text *text = shape(
        f, "penyelenggaraan pemberdayaan kesejahteraan pertanggungjawaban penanggulangan penyelenggaraan ketidakstabilan kesinambungan pemerintahan",
        true);
    for (Unit width = 90 * UNIT_PT; width < 300 * UNIT_PT; width += 3 * UNIT_PT)
        for (int mode = 0; mode < 4; mode++) {
            Lines lines = break_at(
                f, text, (BreakOptions){.width = width, .align = mode & 1 ? ALIGN_JUSTIFY : ALIGN_LEFT, .first_fit = mode & 2, .max_hyphens = 1});
            for (size_t i = 1; i < lines.count; i++)
                assert_false(lines.items[i].hyphen && lines.items[i - 1].hyphen);
        }
}

static void justified_lines_fill_their_width(void **state)
{
    Fixture *f = *state;
    const Text *text = shape(f, PROSE, true);
    Unit width = 230 * UNIT_PT + 13;
    Lines lines = break_at(f, text, (BreakOptions){.width = width, .align = ALIGN_JUSTIFY, .first_indent = 20 * UNIT_PT});
    for (size_t i = 0; i + 1 < lines.count; i++) {
        assert_int_equal(lines.items[i].x + lines.items[i].width, width);
        assert_int_equal(lines.items[i].x, i ? 0 : 20 * UNIT_PT);
    }
    assert_true(lines.items[lines.count - 1].last);
    assert_true(lines.items[lines.count - 1].width < width);
}

static int64_t looseness(const Lines *lines)
{
    int64_t sum = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (!lines->items[i].last)
            sum += (int64_t)lines->items[i].space_extra * lines->items[i].space_extra;
    return sum;
}

static void total_fit_is_never_looser_over_a_sweep(void **state)
{
    Fixture *f = *state;
    const Text *text = shape(f, PROSE, true);
    int64_t total = 0, first = 0;
    for (Unit width = 180 * UNIT_PT; width < 480 * UNIT_PT; width += 7 * UNIT_PT) {
        Lines a = break_at(f, text, (BreakOptions){.width = width, .align = ALIGN_JUSTIFY});
        Lines b = break_at(f, text, (BreakOptions){.width = width, .align = ALIGN_JUSTIFY, .first_fit = true});
        total += looseness(&a) / 1000;
        first += looseness(&b) / 1000;
    }
    assert_true(total * 2 < first);
}

static void ragged_text_takes_no_more_lines_than_greedy(void **state)
{
    Fixture *f = *state;
    const Text *text = shape(f, PROSE, false);
    for (Unit width = 100 * UNIT_PT; width < 400 * UNIT_PT; width += 7 * UNIT_PT) {
        size_t least = break_at(f, text, (BreakOptions){.width = width, .first_fit = true}).count;
        assert_int_equal(break_at(f, text, (BreakOptions){.width = width}).count, least);
        assert_int_equal(break_at(f, text, (BreakOptions){.width = width, .align = ALIGN_CENTER, .balanced = true}).count, least);
    }
}

/* The count that needs no lines is that of the lines: exact without hyphens; with them, but for what the limit of hyphens in a row costs. */
static void lines_are_counted_without_being_made(void **state)
{
    Fixture *f = *state;
    const Text *whole = shape(f, PROSE, false), *divided = shape(f, PROSE, true);
    for (Unit width = text_minimum_width(whole, false); width < 400 * UNIT_PT; width += UNIT_PT) {
        assert_int_equal(text_line_count(whole, width, true), break_at(f, whole, (BreakOptions){.width = width}).count);
        assert_int_equal(text_line_count(divided, width, false), text_line_count(whole, width, true));
        assert_int_equal(text_line_count(divided, width, true), break_at(f, divided, (BreakOptions){.width = width, .max_hyphens = 100}).count);
    }
    assert_int_equal(text_line_count(shape(f, "", true), UNIT_PT, true), 1);
    assert_int_equal(text_line_count(shape(f, "satu\n\ntiga", true), 100 * UNIT_PT, true), 3);
}

static void titles_are_balanced(void **state)
{
    Fixture *f = *state;
    const Text *text = shape(f, "Capaian Indikator Kinerja Utama Dinas Sosial dan Pemberdayaan Masyarakat", true);
    Lines lines = break_at(f, text, (BreakOptions){.width = text_natural_width(text) - 10, .align = ALIGN_CENTER, .balanced = true});
    assert_int_equal(lines.count, 2);
    assert_true(lines.items[0].width < lines.items[1].width * 5 / 4);
    assert_true(lines.items[1].width < lines.items[0].width * 5 / 4);
    assert_in_range(lines.items[0].x * 2 + lines.items[0].width, text_natural_width(text) - 12, text_natural_width(text) - 10);
}

static void numbers_align_on_the_comma(void **state)
{
    Fixture *f = *state;
    static const struct {
        const char *text, *before;
    } CASES[] = {{"86,25", "86"}, {"1.234.567,-", "1.234.567"}, {"80", "80"},        {"(12,5)", "(12"}, {"-3,14", "-3"}, {"62,37 %", "62"},
                 {"100%", "100"}, {"Rp 1.000,50", "Rp 1.000"},  {"Rp 500", "Rp 500"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Unit after, before = text_decimal(shape(f, CASES[i].text, false), &after);
        assert_int_equal(before, text_natural_width(shape(f, CASES[i].before, false)));
        assert_int_equal(before + after, text_natural_width(shape(f, CASES[i].text, false)));
    }
    static const char *const NOT[] = {"", "n/a", "12 orang", "1.06.04", "2021-2026", "1 2", "86.25", "\xE2\x80\x93"};
    for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++) {
        Unit after;
        assert_int_equal(text_decimal(shape(f, NOT[i], false), &after), -1);
    }
    assert_int_equal(text_natural_width(shape(f, "111", false)), 3 * f->font->digit); /* digits stand in columns: no kerning */
}

static void forced_breaks_and_empty_lines(void **state)
{
    Fixture *f = *state;
    Lines lines = break_at(f, shape(f, "satu\n\ndua  tiga \n", false), (BreakOptions){.width = 400 * UNIT_PT, .align = ALIGN_JUSTIFY});
    assert_string_equal(joined(f, &lines), "satu||dua tiga");
    assert_int_equal(lines.items[1].height, lines.items[0].height);
    assert_true(lines.items[0].last && lines.items[1].last && lines.items[2].last);
    assert_int_equal(lines.height, 3 * 12 * UNIT_PT);
    assert_int_equal(text_natural_width(shape(f, "a\nbbbb\nc", false)), text_natural_width(shape(f, "bbbb", false)));

    Lines empty = break_at(f, shape(f, "", false), (BreakOptions){.width = UNIT_PT});
    assert_int_equal(empty.count, 1);
    assert_int_equal(empty.height, 12 * UNIT_PT);
    assert_true(text_is_empty(shape(f, " \t ", false)));
    assert_false(text_is_empty(shape(f, ".", false)));
    Lines none = break_at(f, shape_spans(f, NULL, 0, &(TextOptions){0}), (BreakOptions){.width = UNIT_PT});
    assert_int_equal(none.count, 1);
    assert_int_equal(none.height, 0);
}

static void runs_follow_font_colour_and_tag(void **state)
{
    Fixture *f = *state;
    Span spans[] = {span_of(f, "lihat "), span_of(f, "Tabel"), span_of(f, " 2.1"), span_of(f, " ini")};
    spans[1].tag = spans[2].tag = 7;
    spans[3].font = f->bold;
    const Text *text = shape_spans(f, spans, 4, &(TextOptions){0});
    Lines lines = break_at(f, text, (BreakOptions){.width = 400 * UNIT_PT});
    Reader r = {.out = buffer_in(f->arena), .first = true};
    assert_true(line_parts(f->arena, &lines, 0, read_part, &r));
    assert_string_equal(buffer_text(&r.out), "lihat Tabel 2.1 ini");
    assert_int_equal(r.parts, 3); /* the link is one run although it comes in two spans */
    assert_string_equal(joined(f, &lines), "lihat Tabel 2.1 ini");
}

static void a_word_in_two_spans_is_one_word(void **state)
{
    Fixture *f = *state;
    Span spans[] = {span_of(f, "kata pen"), span_of(f, "ting")};
    spans[1].font = f->bold;
    const Text *text = shape_spans(f, spans, 2, &(TextOptions){0});
    for (Unit width = 36 * UNIT_PT; width < 54 * UNIT_PT; width += UNIT_PT) {
        Lines lines = break_at(f, text, (BreakOptions){.width = width});
        assert_non_null(strstr(joined(f, &lines), "kata|penting"));
    }
}

static void spans_that_may_not_break(void **state)
{
    Fixture *f = *state;
    Span spans[] = {span_of(f, "aaa "), span_of(f, "tidak boleh putus"), span_of(f, " bbb")};
    spans[1].nobreak = true;
    const Text *text = shape_spans(f, spans, 3, &(TextOptions){.hyphenate = true});
    for (Unit width = 80 * UNIT_PT; width < 120 * UNIT_PT; width += UNIT_PT) {
        Lines lines = break_at(f, text, (BreakOptions){.width = width});
        assert_non_null(strstr(joined(f, &lines), "tidak boleh putus"));
    }
}

static void boxes_stand_in_the_line(void **state)
{
    Fixture *f = *state;
    TextBox boxes[] = {{50 * UNIT_PT, 30 * UNIT_PT, 5 * UNIT_PT, NULL}, {10 * UNIT_PT, UNIT_PT, 0, NULL}};
    Span span = span_of(f, "gambar \xEF\xBF\xBC di sini \xEF\xBF\xBC dan \xEF\xBF\xBC");
    const Text *text = shape_spans(f, &span, 1, &(TextOptions){.boxes = boxes, .box_count = 2});
    Lines lines = break_at(f, text, (BreakOptions){.width = 400 * UNIT_PT});
    assert_string_equal(joined(f, &lines), "gambar # di sini # dan \xEF\xBF\xBD"); /* a box too few: never out of bounds */
    assert_int_equal(lines.items[0].ascent, 30 * UNIT_PT);
    assert_int_equal(lines.items[0].height, 35 * UNIT_PT);
    Lines narrow = break_at(f, text, (BreakOptions){.width = 12 * UNIT_PT});
    assert_int_equal(narrow.overfull >= 1, 1);
    assert_string_equal(letters(f, joined(f, &narrow)), letters(f, "gambar#disini#dan\xEF\xBF\xBD"));
}

static void letter_spacing_widens(void **state)
{
    Fixture *f = *state;
    Span span = span_of(f, "abc de");
    Unit plain = text_natural_width(shape_spans(f, &span, 1, &(TextOptions){0}));
    Unit wide = text_natural_width(shape_spans(f, &span, 1, &(TextOptions){.letter_spacing = 100}));
    assert_int_equal(wide, plain + 600);
}

static void other_scripts_and_missing_glyphs(void **state)
{
    Fixture *f = *state;
    Lines lines = break_at(f, shape(f, "caf\xC3\xA9 \xD0\x96\xD1\x83\xD0\xBA \xE2\x89\xA5 80 \xE2\x9C\x93 \xF0\x9F\x98\x80", true),
                           (BreakOptions){.width = 400 * UNIT_PT});
    assert_string_equal(joined(f, &lines), "caf\xC3\xA9 \xD0\x96\xD1\x83\xD0\xBA \xE2\x89\xA5 80 \xE2\x9C\x93 \xF0\x9F\x98\x80");
    assert_int_equal(f->diags.count, 1); /* the last one is in no font */
}

static void hostile_texts(void **state)
{
    Fixture *f = *state;
    static char digits[100000], breaks[60000], words[60000];
    memset(digits, '7', sizeof digits - 1);
    for (size_t i = 0; i + 3 < sizeof breaks; i += 3)
        memcpy(breaks + i, "\xE2\x80\x8B", 3);
    for (size_t i = 0; i + 1 < sizeof words; i++)
        words[i] = i % 3 == 2 ? ' ' : 'a';
    const char *const TEXTS[] = {digits,
                                 breaks,
                                 words,
                                 "\xFF\xFE\x80\xC0 \xE2\x82 x\xC2",
                                 "\x01\x02\x7F",
                                 "\xC2\xAD\xC2\xAD",
                                 "\xE2\x80\xAE"
                                 "abc",
                                 "- / -- // /- %",
                                 "a\xCC\x80\xCC\x81\xCC\x82\xCC\x83"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        for (int mode = 0; mode < 6; mode++) {
            const Text *text = shape(f, TEXTS[i], true);
            Lines lines = break_at(
                f, text, (BreakOptions){.width = mode & 1 ? 3 : 300 * UNIT_PT, .align = mode & 2 ? ALIGN_JUSTIFY : ALIGN_LEFT, .balanced = mode & 4});
            for (size_t k = 0; k < lines.count && k < 50; k++)
                line_text(f, &lines, k);
        }
}

#define WITH_FONTS(test) cmocka_unit_test_setup_teardown(test, open_fonts, close_fonts)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FONTS(nothing_is_lost_at_any_width),
        WITH_FONTS(at_the_minimum_width_nothing_sticks_out),
        WITH_FONTS(figures_are_never_divided),
        WITH_FONTS(no_random_figure_is_divided),
        WITH_FONTS(two_letters_seldom_stand_alone),
        WITH_FONTS(a_figure_that_sticks_out_stands_alone),
        WITH_FONTS(what_belongs_together_stays),
        WITH_FONTS(weak_ties_give_way_in_justified_text),
        WITH_FONTS(words_break_where_they_may),
        WITH_FONTS(foreign_words_are_not_divided_by_our_rules),
        WITH_FONTS(no_more_hyphens_in_a_row_than_allowed),
        WITH_FONTS(justified_lines_fill_their_width),
        WITH_FONTS(total_fit_is_never_looser_over_a_sweep),
        WITH_FONTS(ragged_text_takes_no_more_lines_than_greedy),
        WITH_FONTS(lines_are_counted_without_being_made),
        WITH_FONTS(titles_are_balanced),
        WITH_FONTS(numbers_align_on_the_comma),
        WITH_FONTS(forced_breaks_and_empty_lines),
        WITH_FONTS(runs_follow_font_colour_and_tag),
        WITH_FONTS(a_word_in_two_spans_is_one_word),
        WITH_FONTS(spans_that_may_not_break),
        WITH_FONTS(boxes_stand_in_the_line),
        WITH_FONTS(letter_spacing_widens),
        WITH_FONTS(other_scripts_and_missing_glyphs),
        WITH_FONTS(hostile_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
