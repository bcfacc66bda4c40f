/* test_paint_content.c: a page's operators as cairo writes them, and as they are delivered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "paint/decimal.h"
#include "paint/finish.h"

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_drop(arena);
    return 0;
}

/* The drawn colours of the inks of two stretches. */
#define FIRST "0.1 0.1 0.1 rg "
#define SECOND "0.10002 0.1 0.1 rg "

static const Node cell = {.role = ROLE_TD, .id = 1}, figure = {.role = ROLE_FIGURE, .id = 2};
static Mark marks[3];

/* The delivered form of a page with two stretches: of a cell, in black, and of nobody, in `color`. */
static const char *delivered_in(const char *drawn, Color color)
{
    Ink inks[] = {{0, {0, 0, 0, 255}}, {1, color}};
    marks[0] = (Mark){.node = &cell};
    marks[1] = (Mark){.node = NULL};
    PageMarks page = {marks, 2, 2, {inks, 2, 2}};
    return content_tagged(arena, (Slice){drawn, strlen(drawn)}, &page).at;
}

static const char *delivered(const char *drawn)
{
    return delivered_in(drawn, (Color){0, 0, 0, 255});
}

/* The same of a page with text, a picture and a rule. */
static const char *with_picture(const char *drawn)
{
    Ink inks[] = {{0, {0, 0, 0, 255}}, {2, {255, 0, 0, 255}}};
    marks[0] = (Mark){.node = &cell};
    marks[1] = (Mark){.node = &figure, .picture = true};
    marks[2] = (Mark){.node = NULL};
    PageMarks page = {marks, 3, 3, {inks, 2, 2}};
    return content_tagged(arena, (Slice){drawn, strlen(drawn)}, &page).at;
}

/* Two stretches of text become one text object; font and colour are named once; the second place is a move, from where rounding has left the pen. */
static void one_text_object(void **state)
{
    (void)state;
    assert_string_equal(delivered(FIRST "BT\n10 0 0 -10 20.123456 30 Tm\n/f-0-0 1 Tf\n(a)Tj\n0 -1.18 Td\n(BT \\) \\\\)Tj\nET\n" SECOND
                                        "BT\n10 0 0 -10 40.128 30 Tm\n/f-0-0 1 Tf\n[(T)111\n(e)]TJ\nET\n"),
                        "BT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n1 0 0 -1 20.12 30 Tm\n/f-0-0 10 Tf\n0 Tw\n(a)Tj\n0 -11.8 Td\n(BT \\) \\\\)Tj\nEMC\n"
                        "/Artifact BMC\n20.01 11.8 Td\n[(T)111(e)]TJ\nEMC\nET\n");
    assert_int_equal(marks[0].number, 0);
    assert_int_equal(marks[1].number, -1);
}

/* A rule between: its tag stands outside text objects, and ends outside them. */
static void rules_end_text(void **state)
{
    (void)state;
    assert_string_equal(delivered_in(FIRST "BT\n9 0 0 -9 1 2 Tm\n/f-0-0 1 Tf\n(a)Tj\nET\n" SECOND
                                           "85.039 126.166 28.348 16.801 re f\nBT\n9 0 0 -9 1 3 Tm\n/f-0-0 1 Tf\n(b)Tj\nET\nQ q\n",
                                     (Color){225, 230, 232, 255}),
                        "BT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n1 0 0 -1 1 2 Tm\n/f-0-0 9 Tf\n0 Tw\n(a)Tj\nEMC\nET\n"
                        "/Artifact BMC\n0.882 0.902 0.91 rg\n85.04 126.17 28.35 16.8 re\nf\nBT\n1 0 0 -1 1 3 Tm\n(b)Tj\nET\nQ\nq\nEMC\n");
}

/* Even gaps become the word space. Where the line goes on in another font, without a move, its last space gives back what the word space has given it. */
static void word_space(void **state)
{
    (void)state;
    assert_string_equal(delivered(FIRST "BT\n10 0 0 -10 1 2 Tm\n/f-0-0 1 Tf\n[(satu )-50(dua )-51\n(tiga )]TJ\n/f-1-0 1 Tf\n[()-50(empat)]TJ\n"
                                        "0 -1 Td\n[(a b)-9(c )-9(d )-9(e)]TJ\nET\n"),
                        "BT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n1 0 0 -1 1 2 Tm\n/f-0-0 10 Tf\n0.505 Tw\n[(satu dua tiga )]TJ\n/f-1-0 10 Tf\n0 Tw\n"
                        "[51()-50(empat)]TJ\n0 -10 Td\n[(a b)-9(c )-9(d )-9(e)]TJ\nEMC\nET\n");
}

/* A slanted face: its matrix and moves stay, and the next upright one is a place again. */
static void slanted(void **state)
{
    (void)state;
    assert_string_equal(delivered(FIRST "BT\n10 0 2 -10 1 2 Tm\n/f-0-0 1 Tf\n(a)Tj\n0 -1.18 Td\n(b)Tj\nET\n" SECOND
                                        "BT\n10 0 0 -10 1 2 Tm\n/f-0-0 1 Tf\n(c)Tj\nET\n"),
                        "BT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n10 0 2 -10 1 2 Tm\n/f-0-0 1 Tf\n0 Tw\n(a)Tj\n0 -1.18 Td\n(b)Tj\nEMC\n"
                        "/Artifact BMC\n1 0 0 -1 1 2 Tm\n/f-0-0 10 Tf\n(c)Tj\nEMC\nET\n");
}

/* A picture has cairo's tag, and its own colours in it; a replacement text that cairo has written stays inside its stretch; after a restored state a colour is named again. */
static void pictures(void **state)
{
    (void)state;
    assert_string_equal(
        with_picture("q " FIRST "BT\n9 0 0 -9 1 2 Tm\n/f-0-0 1 Tf\n/Span << /ActualText <feff0031> >> BDC\n(a)Tj\nEMC\nET\n"
                     "/Span << /MCID 0 >> BDC\n0.5 0.5 0.5 RG q /x5 Do Q EMC\n0.10002 0.1 0.1 RG 1 2 m 3 4 l S Q q " SECOND "1 2 3 4 re f\n"),
        "q\nBT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n1 0 0 -1 1 2 Tm\n/Span<</ActualText<feff0031>>>BDC\n/f-0-0 9 Tf\n0 Tw\n(a)Tj\nEMC\nEMC\nET\n"
        "/Figure<</MCID 1>>BDC\n0.5 0.5 0.5 RG\nq\n/x5 Do\nQ\nEMC\n"
        "/Artifact BMC\n1 0 0 RG\n1 2 m\n3 4 l\nS\nQ\nq\n1 0 0 rg\n1 2 3 4 re\nf\nEMC\n");
    assert_int_equal(marks[1].number, 1);
}

/* Of a stretch of which cairo has drawn nothing there is no tag and no number. */
static void nothing_drawn(void **state)
{
    (void)state;
    assert_string_equal(delivered(SECOND "1 2 3 4 re f\n"), "/Artifact BMC\n0 0 0 rg\n1 2 3 4 re\nf\nEMC\n");
    assert_int_equal(marks[0].number, -1);
}

/* Unknown inks, stretches in another order, tags without a picture's mark, a picture's mark without a tag. */
static void another_drawing(void **state)
{
    (void)state;
    assert_null(delivered("0.10004 0.1 0.1 rg 1 2 3 4 re f\n"));
    assert_null(delivered("0 0 0 rg 1 2 3 4 re f\n"));
    assert_null(delivered("/c cs 1 2 rg\n"));
    assert_null(delivered(SECOND "1 2 3 4 re f\n" FIRST "1 2 3 4 re f\n"));
    assert_null(delivered("/Span << /MCID 0 >> BDC\nEMC\n"));
    assert_null(with_picture(FIRST "1 2 3 4 re f\n"));
}

/* More inks than red alone can say. */
static void many_inks(void **state)
{
    (void)state;
    Inks inks = {0};
    Ink ink;
    double rgb[3];
    for (size_t i = 0; i < 50000; i++)
        assert_int_equal(ink_add(arena, &inks, i, (Color){0, 0, 0, 255}), i);
    assert_int_equal(ink_add(arena, &inks, 49999, (Color){0, 0, 0, 255}), 49999);
    assert_int_equal(ink_add(arena, &inks, 49999, (Color){1, 0, 0, 255}), 50000);
    for (long i = 0; i <= 50000; i++) {
        ink_components(i, rgb);
        assert_true(ink_find(&inks, rgb, &ink));
        assert_int_equal(ink.mark, i < 50000 ? i : 49999);
    }
    ink_components(50001, rgb);
    assert_false(ink_find(&inks, rgb, &ink));
}

/* Numbers are read as strtod reads them, end where it ends them, and are no numbers where it finds none. */
static void numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "0", "-1.18 Td", "841.889648", "0.000123456789", ".5]", "-0", "12.", "123456789.123456789123456789", "1.2.3", "x", "-", ".", ""};
    double number, a[2];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *after;
        double expected = strtod(texts[i], &after);
        assert_ptr_equal(read_decimal(texts[i], texts[i] + strlen(texts[i]), &number), after);
        if (after != texts[i])
            assert_float_equal(number, expected, 1e-9);
    }
    assert_true(read_decimals(" 1\n-2.5 3", 8, a, 2) && a[0] == 1 && a[1] == -2.5);
    assert_false(read_decimals("1 ", 2, a, 2));
    Buffer out = buffer_in(arena);
    buffer_put_int(&out, LLONG_MIN);
    buffer_put_int(&out, 0);
    put_decimal(&out, -1.0005);
    assert_string_equal(buffer_text(&out), "-92233720368547758080-1.001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_text_object, set_up, tear_down), cmocka_unit_test_setup_teardown(rules_end_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(word_space, set_up, tear_down),      cmocka_unit_test_setup_teardown(slanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pictures, set_up, tear_down),        cmocka_unit_test_setup_teardown(nothing_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_drawing, set_up, tear_down), cmocka_unit_test_setup_teardown(many_inks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
