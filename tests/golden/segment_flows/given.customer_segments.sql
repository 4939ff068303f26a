-- As a question gives it: the one scheme it asks about.
select * from lifecycle_segments
