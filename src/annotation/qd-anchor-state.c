/* qd-anchor-state.c: how surely an annotation found its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation.h"

/**
 * qd_anchor_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
qd_anchor_state_to_string (QdAnchorState state)
{
  switch (state)
    {
    case QD_STATE_PLACED:
      return "placed";
    case QD_STATE_MOVED:
      return "moved";
    case QD_STATE_UNSURE:
      return "unsure";
    case QD_STATE_ORPHAN:
      return "orphan";
    }
  g_return_val_if_reached ("orphan");
}
