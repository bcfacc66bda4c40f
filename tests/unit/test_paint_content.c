/* test_paint_content.c: a page's operators as cairo writes them, and as they are delivered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

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

/* The delivered form of a page with two stretches, of a cell and of nobody. */
static const char *delivered(const char *drawn)
{
    static const Node cell = {.role = ROLE_TD, .id = 1};
    Mark marks[] = {{.node = &cell}, {.node = NULL}};
    PageMarks page = {marks, 2, 2};
    Slice out = content_tagged(arena, (Slice){drawn, strlen(drawn)}, &page);
    return out.at;
}

/* Two stretches of text become one text object; the font is named once; the second place is a move, from where rounding has left the pen. */
static void one_text_object(void **state)
{
    (void)state;
    assert_string_equal(
        delivered("/Span << /MCID 0 >> BDC\n0 0 0 rg BT\n10 0 0 -10 20.123456 30 Tm\n/f-0-0 1 Tf\n(a)Tj\n0 -1.18 Td\n(BT \\) \\\\)Tj\nET\nEMC\n"
                  "/Span << /MCID 1 >> BDC\nBT\n10 0 0 -10 40.128 30 Tm\n/f-0-0 1 Tf\n[(T)111\n(e)]TJ\nET\nEMC\n"),
        "BT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n1 0 0 -1 20.12 30 Tm\n/f-0-0 10 Tf\n0 Tw\n(a)Tj\n0 -11.8 Td\n(BT \\) \\\\)Tj\nEMC\n"
        "/Artifact BMC\n20.01 11.8 Td\n[(T)111(e)]TJ\nEMC\nET\n");
}

/* A rule between: its tag stands outside text objects, and ends outside them. */
static void rules_end_text(void **state)
{
    (void)state;
    assert_string_equal(delivered("/Span << /MCID 0 >> BDC\nBT\n9 0 0 -9 1 2 Tm\n/f-0-0 1 Tf\n(a)Tj\nET\nEMC\n"
                                  "/Span << /MCID 1 >> BDC\n0.882353 0.9 0.91 rg 85.039 126.166 28.348 16.801 re f\nBT\n9 0 0 -9 1 3 Tm\n/f-0-0 1 "
                                  "Tf\n(b)Tj\nET\nEMC\nQ q\n"),
                        "BT\n/TD<</MCID 0>>BDC\n1 0 0 -1 1 2 Tm\n/f-0-0 9 Tf\n0 Tw\n(a)Tj\nEMC\nET\n"
                        "/Artifact BMC\n0.882 0.9 0.91 rg\n85.04 126.17 28.35 16.8 re\nf\nBT\n1 0 0 -1 1 3 Tm\n(b)Tj\nET\nEMC\nQ\nq\n");
}

/* Even gaps become the word space. Where the line goes on in another font, without a move, its last space gives back what the word space has given it. */
static void word_space(void **state)
{
    (void)state;
    assert_string_equal(
        delivered("/Span << /MCID 0 >> BDC\nBT\n10 0 0 -10 1 2 Tm\n/f-0-0 1 Tf\n[(satu )-50(dua )-51\n(tiga )]TJ\n/f-1-0 1 Tf\n[()-50(empat)]TJ\n"
                  "0 -1 Td\n[(a b)-9(c )-9(d )-9(e)]TJ\nET\nEMC\n/Span << /MCID 1 >> BDC\nEMC\n"),
        "BT\n/TD<</MCID 0>>BDC\n1 0 0 -1 1 2 Tm\n/f-0-0 10 Tf\n0.505 Tw\n[(satu dua tiga )]TJ\n/f-1-0 10 Tf\n0 Tw\n[51()-50(empat)]TJ\n"
        "0 -10 Td\n[(a b)-9(c )-9(d )-9(e)]TJ\nEMC\n/Artifact BMC\nEMC\nET\n");
}

/* A slanted face: its matrix and moves stay, and the next upright one is a place again. */
static void slanted(void **state)
{
    (void)state;
    assert_string_equal(delivered("/Span << /MCID 0 >> BDC\nBT\n10 0 2 -10 1 2 Tm\n/f-0-0 1 Tf\n(a)Tj\n0 -1.18 Td\n(b)Tj\nET\nEMC\n"
                                  "/Span << /MCID 1 >> BDC\nBT\n10 0 0 -10 1 2 Tm\n/f-0-0 1 Tf\n(c)Tj\nET\nEMC\n"),
                        "BT\n/TD<</MCID 0>>BDC\n10 0 2 -10 1 2 Tm\n/f-0-0 1 Tf\n0 Tw\n(a)Tj\n0 -1.18 Td\n(b)Tj\nEMC\n"
                        "/Artifact BMC\n1 0 0 -1 1 2 Tm\n/f-0-0 10 Tf\n(c)Tj\nEMC\nET\n");
}

static void wrong_number_of_tags(void **state)
{
    (void)state;
    assert_null(delivered("/Span << /MCID 0 >> BDC\nEMC\n"));
    assert_null(delivered("/Span << /MCID 0 >> BDC\nEMC\n/Span << /MCID 1 >> BDC\nEMC\n/Span << /MCID 2 >> BDC\nEMC\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_text_object, set_up, tear_down),      cmocka_unit_test_setup_teardown(rules_end_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(word_space, set_up, tear_down),           cmocka_unit_test_setup_teardown(slanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_number_of_tags, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
