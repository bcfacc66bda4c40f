/* kinds.h: the kinds of diagram, each laid out on a board. Private to src/chart. */
#ifndef LKIP_CHART_KINDS_H
#define LKIP_CHART_KINDS_H

#include "chart/board.h"

/* Each lays its drawing out on the empty board in the board's type, in sheets no higher than `limit` where it can. */

/* One sheet, whatever its height. False: deeper than can be drawn so. */
bool organisation_plan(Board *b, const Tree *tree);
void cascade_plan(Board *b, const Tree *tree, Unit limit);
/* Levels as rows of columns, one sheet. False: too many columns for the width. */
bool pillars_plan(Board *b, const Tree *tree);
void map_plan(Board *b, const Map *map, Unit limit);

#endif
