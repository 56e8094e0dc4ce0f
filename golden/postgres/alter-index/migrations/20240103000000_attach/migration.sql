-- one index gets all its parts and becomes valid, the other not
ALTER INDEX "Event_id" ATTACH PARTITION "a_by_id";
ALTER INDEX "Event_id" ATTACH PARTITION "b_by_id";
ALTER INDEX "Event_kind" ATTACH PARTITION "a_by_kind";
