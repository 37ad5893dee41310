/* qd-damage-detectors.h: one function for each kind of damage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Known only to qd-damage.c, which lists them in the order of their rank. A detector reads the code points of the
 * whole text and adds its emendations in the order of their start; where two detectors want the same place, the one
 * of the higher rank has it. Pure functions, linear in the length of the text.
 */
#pragma once

#include "text/qd-emendation.h"

G_BEGIN_DECLS

typedef void (*QdDamageDetector) (const gunichar *chars, int n_chars, GPtrArray *found);

/* (nullable) (element-type gunichar utf8): characters that bear one pinyin wherever they stand, in a text that a
 * converter went over; NULL for any other text. Keys by GUINT_TO_POINTER(). */
GHashTable *qd_damage_learn_pinyin (const gunichar *chars, int n_chars);
/* The position after "pinyin)" that begins at @start, 0 if there is none. */
int qd_damage_find_pinyin_end (const gunichar *chars, int n_chars, int start);

/* How many characters at the start of @chars stand where others were lost, 0 if none do. */
int qd_damage_count_lost (const gunichar *chars, int n_left);

void qd_damage_detect_bytes (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_doubled (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_entities (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_invisible (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_lost (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_mojibake (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_pinyin (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_spacing (const gunichar *chars, int n_chars, GPtrArray *found);
void qd_damage_detect_width (const gunichar *chars, int n_chars, GPtrArray *found);

G_END_DECLS
