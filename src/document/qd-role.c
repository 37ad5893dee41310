/* qd-role.c: names of paragraph roles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-document.h"

static const char *const role_names[QD_N_ROLES] = {
  [QD_ROLE_BODY] = "body",           [QD_ROLE_TITLE] = "title",       [QD_ROLE_BYLINE] = "byline",
  [QD_ROLE_ABSTRACT] = "abstract",   [QD_ROLE_KEYWORDS] = "keywords", [QD_ROLE_HEADING] = "heading",
  [QD_ROLE_QUOTATION] = "quotation", [QD_ROLE_VERSE] = "verse",       [QD_ROLE_LIST_ITEM] = "list-item",
  [QD_ROLE_REFERENCE] = "reference", [QD_ROLE_NOTE] = "note",         [QD_ROLE_CODE] = "code",
  [QD_ROLE_SEPARATOR] = "separator", [QD_ROLE_DIALOGUE] = "dialogue", [QD_ROLE_FIGURE] = "figure",
  [QD_ROLE_CAPTION] = "caption",     [QD_ROLE_TABLE] = "table",
};

/**
 * qd_role_to_string:
 * @role: a role
 *
 * Returns: (transfer none): its name in dumps and tests
 */
const char *
qd_role_to_string (QdRole role)
{
  g_return_val_if_fail (role >= 0 && role < QD_N_ROLES, "");
  return role_names[role];
}
