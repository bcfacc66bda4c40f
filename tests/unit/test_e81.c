/* test_e81.c: Formulir E.81 of the example office as it is printed: every row of the table it was made from, and every sum, percentage and mean in it reckoned again from the figures printed beside it. */
#include <math.h>

#include <libxml/parser.h>

#include "program.h"

enum { COLUMNS = 26, ROWS = 200 };

/* Columns: code, name, indicator, eleven pairs of K and Rp, unit. */
enum { FIRST_K = 3, RENSTRA = 0, EARLIER = 1, YEAR = 2, QUARTER = 3, RESULT = 7, LEVEL = 8, SO_FAR = 9, LEVEL_SO_FAR = 10 };

typedef struct Line {
    const char *cells[COLUMNS];
} Line;

static Line lines[ROWS];
static size_t line_count;
static const char *source, *pdf_words;
static double smallest = 1000;

/* ---- reading ---- */

static const char *text_of(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    const char *from = (const char *)text + strspn((const char *)text, " \n");
    size_t len = strlen(from);
    while (len && (from[len - 1] == ' ' || from[len - 1] == '\n'))
        len--;
    char *copy = arena_strndup(arena, from, len);
    xmlFree(text);
    return copy;
}

static int span_of(xmlNode *cell, const char *name)
{
    xmlChar *value = xmlGetProp(cell, (const xmlChar *)name);
    int n = value ? atoi((const char *)value) : 1;
    xmlFree(value);
    return n;
}

static bool named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The body of the table as a grid: a merged cell stands in its first place. */
static void read_rows(xmlNode *body)
{
    int covered[COLUMNS] = {0};
    for (xmlNode *row = body->children; row; row = row->next) {
        if (!named(row, "baris"))
            continue;
        assert_in_range(line_count, 0, ROWS - 1);
        int column = 0;
        for (xmlNode *cell = row->children; cell; cell = cell->next) {
            if (!named(cell, "sel"))
                continue;
            for (; column < COLUMNS && covered[column]; column++)
                covered[column]--;
            assert_in_range(column, 0, COLUMNS - 1);
            lines[line_count].cells[column] = text_of(cell);
            int wide = span_of(cell, "gabung-kolom"), high = span_of(cell, "gabung-baris");
            for (int c = 0; c < wide && column < COLUMNS; c++)
                covered[column++] = high - 1;
        }
        for (; column < COLUMNS; column++)
            covered[column] -= covered[column] > 0;
        line_count++;
    }
}

static void find_table(xmlNode *node)
{
    for (xmlNode *n = node; n; n = n->next) {
        xmlChar *id = n->type == XML_ELEMENT_NODE ? xmlGetProp(n, (const xmlChar *)"id") : NULL;
        if (id && strcmp((const char *)id, "t-e81") == 0)
            for (xmlNode *part = n->children; part; part = part->next)
                if (named(part, "badan"))
                    read_rows(part);
        xmlFree(id);
        find_table(n->children);
    }
}

/* The words of the annex's pages, each between blanks, and the height of the smallest. */
static void read_pages(const char *pdf)
{
    char *text = (char *)succeed("pdftotext -bbox %s -", pdf);
    Buffer words = buffer_in(arena);
    bool inside = false;
    buffer_put(&words, " ");
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char *word = strstr(line, "\">");
        if (!strstr(line, "<word ") || !word)
            continue;
        word += 2;
        *strstr(word, "</word>") = '\0';
        inside |= strcmp(word, "(FORMULIR") == 0;
        double top, bottom;
        if (inside && sscanf(strstr(line, "yMin"), "yMin=\"%lf\"", &top) == 1 && sscanf(strstr(line, "yMax"), "yMax=\"%lf\"", &bottom) == 1) {
            smallest = fmin(smallest, bottom - top);
            buffer_printf(&words, "%s ", word);
        }
    }
    pdf_words = buffer_text(&words);
}

static int begin(void **state)
{
    if (begin_run(state) != 0)
        return -1;
    succeed("cp -R examples/dumai %s && sed -i 's#</pengaturan>#<bagian nama=\"e81\" cetak=\"ya\"/><bagian nama=\"perjanjian-kinerja\" "
            "cetak=\"tidak\"/></pengaturan>#' "
            "%s/dumai/pengaturan.xml",
            folder, folder);
    succeed(LKIP " naskah %s/dumai --tahun 2024 > %s", folder, temporary("naskah.xml"));
    succeed(LKIP " laporan %s/dumai --tahun 2024 -o %s", folder, temporary("e81.pdf"));
    xmlDocPtr naskah = xmlReadFile(temporary("naskah.xml"), NULL, XML_PARSE_HUGE);
    find_table(xmlDocGetRootElement(naskah));
    xmlFreeDoc(naskah);
    read_pages(temporary("e81.pdf"));
    source = slurp("tests/data/dumai/anggaran_2024.tsv");
    return source && line_count ? 0 : -1;
}

/* ---- figures ---- */

static const char *at(const Line *line, int pair, bool rupiah)
{
    const char *text = line->cells[FIRST_K + 2 * pair + rupiah];
    return text ? text : "";
}

/* A figure as printed, "1.234,5"; false when there is none. */
static bool figure(const Line *line, int pair, bool rupiah, double *out)
{
    char plain[64];
    size_t n = 0;
    const char *text = at(line, pair, rupiah);
    if (!*text || strlen(text) >= sizeof plain || strspn(text, "-0123456789.,") != strlen(text))
        return false;
    for (; *text; text++)
        if (*text != '.')
            plain[n++] = *text == ',' ? '.' : *text;
    plain[n] = '\0';
    *out = strtod(plain, NULL);
    return true;
}

static void must_be(const Line *line, const char *what, double printed, double reckoned, double within)
{
    if (fabs(printed - reckoned) > within)
        fail_msg("%s %s: %s is printed as %.2f, but the figures beside it give %.4f", line->cells[0], line->cells[1], what, printed, reckoned);
}

static const Line *line_of(const char *code)
{
    for (size_t i = 0; i < line_count; i++)
        if (lines[i].cells[0] && strcmp(lines[i].cells[0], code) == 0)
            return &lines[i];
    return NULL;
}

/* ---- the tests ---- */

/* The fields of a row of the source; empty ones too. */
static void split(char *row, const char **fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fields[i] = row ? row : "";
        row = row ? strchr(row, '\t') : NULL;
        if (row)
            *row++ = '\0';
    }
}

/* Code, budget and result of every row that has a budget this year; the quarters of those whose quarters were legible. */
static void every_row_of_the_source(void **state)
{
    (void)state;
    static const int wanted[][3] = {{4, YEAR, true},         {5, RESULT, true},       {9, QUARTER, true},
                                    {11, QUARTER + 1, true}, {13, QUARTER + 2, true}, {15, QUARTER + 3, true}};
    size_t rows = 0, quarters = 0, unknown = 0;
    for (const char *row = strchr(source, '\n') + 1; *row; row = strchr(row, '\n') + 1) {
        const char *fields[20];
        split(arena_strndup(arena, row, strcspn(row, "\r\n")), fields, 20);
        const Line *line = line_of(fields[1]);
        bool budget_line = strcmp(fields[0], "program") == 0 || strcmp(fields[0], "kegiatan") == 0 || strcmp(fields[0], "subkegiatan") == 0;
        if (!*fields[4] || !budget_line)
            continue;
        if (!line)
            fail_msg("%s is not in the table", fields[1]);
        rows++;
        for (size_t k = 0; k < 6; k++) {
            double printed;
            if (!*fields[wanted[k][0]] || (k > 1 && strcmp(fields[19], "ok") != 0))
                continue;
            if (k > 1 && strcmp(at(line, wanted[k][1], true), "t.d.") == 0) { /* test_dumai.c says why the example does not trust it */
                unknown++;
                continue;
            }
            if (!figure(line, wanted[k][1], true, &printed))
                fail_msg("%s: \"%s\" is no figure, the source says %s", fields[1], at(line, wanted[k][1], true), fields[wanted[k][0]]);
            must_be(line, k == 0 ? "the budget" : k == 1 ? "the result" : "a quarter", printed, atof(fields[wanted[k][0]]), 0);
            quarters += k > 1;
        }
    }
    printf("%zu rows, %zu quarters, %zu not known\n", rows, quarters, unknown);
    assert_true(rows == 89 && quarters > 200 && unknown < 10);
}

/* Across each row. */
static void sums_and_percentages(void **state)
{
    (void)state;
    size_t sums = 0, shares = 0;
    for (size_t i = 0; i < line_count; i++) {
        const Line *line = &lines[i];
        for (int rupiah = 0; rupiah < 2; rupiah++) {
            double v[11], sum = 0;
            bool has[11], all = true;
            for (int p = 0; p < 11; p++)
                has[p] = figure(line, p, rupiah, &v[p]);
            for (int q = QUARTER; q < QUARTER + 4; q++) {
                all = all && has[q];
                sum += has[q] ? v[q] : 0;
            }
            if (all && has[RESULT] && rupiah) {
                must_be(line, "the sum of quarters", v[RESULT], sum, 0);
                sums++;
            }
            if (has[LEVEL] && has[YEAR] && has[RESULT] && v[YEAR] != 0) {
                must_be(line, "the year's level", v[LEVEL], v[RESULT] / v[YEAR] * 100, 0.00501);
                shares++;
            }
            if (rupiah && has[SO_FAR] && has[EARLIER] && has[RESULT])
                must_be(line, "the result so far", v[SO_FAR], v[EARLIER] + v[RESULT], 0);
            if (has[LEVEL_SO_FAR] && has[SO_FAR] && has[RENSTRA] && v[RENSTRA] != 0) {
                must_be(line, "the plan's level", v[LEVEL_SO_FAR], v[SO_FAR] / v[RENSTRA] * 100, 0.00501);
                shares++;
            }
        }
    }
    printf("%zu sums, %zu percentages\n", sums, shares);
    assert_true(sums > 30 && shares > 150);
}

static int level(const char *code)
{
    int dots = 0;
    for (; *code; code++)
        dots += *code == '.';
    return dots == 2 ? 1 : dots == 4 ? 2 : 3;
}

/* Down each column, and the mean at the foot: of sub kegiatan in kegiatan, of these in programmes, of these in all. */
static void foot(void **state)
{
    (void)state;
    const Line *total = &lines[line_count - 2], *rating = &lines[line_count - 1];
    for (int pair = RENSTRA; pair <= SO_FAR; pair++) {
        double sum = 0, printed, v;
        bool all = pair != LEVEL;
        for (size_t i = 0; i + 2 < line_count; i++)
            if (lines[i].cells[0] && level(lines[i].cells[0]) == 1) {
                all = figure(&lines[i], pair, true, &v) && all;
                sum += v;
            }
        if (all && figure(total, pair, true, &printed))
            must_be(total, "a total", printed, sum, 0);
        assert_int_equal(all && pair != LEVEL, figure(total, pair, true, &printed) && pair != LEVEL);
    }
    double means[4] = {0}, counts[4] = {0}, v;
    for (size_t i = line_count - 2; i-- > 0;) {
        if (!lines[i].cells[0])
            continue;
        int l = level(lines[i].cells[0]);
        if (l == 3 && figure(&lines[i], LEVEL, false, &v)) {
            means[3] += v;
            counts[3]++;
        }
        if (l < 3 && counts[l + 1] > 0) {
            means[l] += means[l + 1] / counts[l + 1];
            counts[l]++;
            means[l + 1] = counts[l + 1] = 0;
        }
    }
    assert_true(figure(total, LEVEL, false, &v) && counts[1] > 0);
    must_be(total, "the mean", v, means[1] / counts[1], 0.01);
    assert_string_not_equal(at(rating, LEVEL, false), "");
    assert_string_not_equal(at(rating, LEVEL, true), "");
}

/* Every figure of the table is on the pages, in legible type. */
static void legible(void **state)
{
    (void)state;
    size_t count = 0;
    for (size_t i = 0; i < line_count; i++)
        for (int c = 0; c < COLUMNS; c++) {
            const char *text = lines[i].cells[c];
            if (!text || !*text || strpbrk(text, " \n") || (c > 0 && c < FIRST_K))
                continue;
            if (c < COLUMNS - 1 && !strstr(pdf_words, arena_printf(arena, " %s ", text)))
                fail_msg("%s of %s is not on the pages", text, lines[i].cells[0]);
            count++;
        }
    assert_true(count > 1000);
    /* A word's box is as high as ascent and descent of its type. */
    if (smallest < 6 * 1.1)
        fail_msg("the smallest words are %.2f pt high", smallest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_source),
        cmocka_unit_test(sums_and_percentages),
        cmocka_unit_test(foot),
        cmocka_unit_test(legible),
    };
    return cmocka_run_group_tests(tests, begin, end_run);
}
