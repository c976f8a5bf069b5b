-- Synthetic claims: a function of hash() of DuckDB 1.5 alone, so that the same size gives the same data anywhere. No random(), no order of threads.
-- The names in braces are filled in by ClaimsData: sizes, and one INSERT for each part of 200,000 patients. 2,000,000 patients give 101 million dispensings.
-- u(i, s) is in [0, 1): hash(i, s) >> 11 / 2^53.
SET preserve_insertion_order=true;
CREATE OR REPLACE MACRO h(i,s) AS hash(i*1000003 + s);
CREATE OR REPLACE MACRO u(i,s) AS ((hash(i*1000003 + s) >> 11)::DOUBLE / 9007199254740992.0);
-- 15,000 products, each with a class of seven characters; about 1,700 classes under 14 letters.
CREATE OR REPLACE TABLE atc_dim AS
  SELECT (row_number() OVER (ORDER BY code) - 1)::INT AS atc_ix, code FROM (
    SELECT DISTINCT substr('ABCDGHJLMNPRSV', 1 + (h(i,1) % 14)::INT, 1)
        || lpad((1 + h(i,2) % 12)::VARCHAR, 2, '0')
        || substr('ABCDEX', 1 + (h(i,3) % 6)::INT, 1)
        || substr('ABCDEFX', 1 + (h(i,4) % 7)::INT, 1)
        || lpad((1 + h(i,5) % 20)::VARCHAR, 2, '0') AS code
    FROM range(1700) t(i)
    UNION SELECT 'B01A' || substr('ABCEFX', 1 + (i % 6)::INT, 1) || lpad((1 + i // 6)::VARCHAR,2,'0') FROM range(36) t(i)
    UNION SELECT 'C10AA' || lpad((1+i)::VARCHAR,2,'0') FROM range(8) t(i)
    UNION SELECT 'A10BA02');
CREATE OR REPLACE TABLE product AS
  SELECT i::INT AS rank, (3400930000000 + (h(i,11) % 9999991)::BIGINT)::BIGINT AS cip13,
         CASE WHEN i IN (5,17,23,41,58,77,101,140,200,260) OR h(i,12) % 40 = 0 THEN 'B01A' || substr('ABCEFX', 1 + (h(i,13) % 6)::INT, 1) || lpad((1 + (h(i,14) % 6))::VARCHAR,2,'0')
              WHEN i IN (1,7,30,66,120) OR h(i,12) % 40 = 1 THEN 'C10AA' || lpad((1 + (h(i,14) % 8))::VARCHAR,2,'0')
              WHEN i IN (3,12) THEN 'A10BA02'
              ELSE (SELECT code FROM atc_dim d WHERE d.atc_ix = (h(i,15) % (SELECT count(*) FROM atc_dim))::INT) END AS atc,
         (150 + h(i,16) % 6000)::INT AS unit_cents
  FROM range(15000) t(i);
-- Diagnoses: I21.0 to I21.9 are 1.5 % of them.
CREATE OR REPLACE MACRO cim(x) AS CASE WHEN hash(x+77) % 1000 < 15 THEN 'I21.' || (hash(x+78) % 10)
     ELSE substr('ABCDEFGHIJKLMNOPQRSTZ', 1 + (hash(x+79) % 21)::INT, 1) || lpad(((hash(x+80) % 40) + 22)::VARCHAR, 2, '0') || '.' || (hash(x+81) % 10) END;
-- Patients: n lines, exponential with a mean of 50, in visits of three lines over len days from start.
CREATE OR REPLACE TABLE pat AS
  SELECT p::BIGINT AS patient_id, n, ((n + 2) // 3)::INT AS nv, len,
         (h(p,32) % (2192 - len)::UBIGINT)::INT AS start
  FROM (SELECT p, (-ln(1 - u(p,31)) * 50.5)::INT AS n, (180 + h(p,33) % 2000)::INT AS len FROM range(1, {patients} + 1) t(p)) WHERE n > 0;
-- Dispensings: in parts of 200,000 patients, each sorted.
CREATE OR REPLACE TABLE dispensing (patient_id BIGINT, date DATE, cip13 BIGINT, atc VARCHAR, quantity SMALLINT, amount_cents INTEGER, prescriber_id INTEGER);
CREATE OR REPLACE MACRO part(k) AS TABLE
  SELECT l.patient_id, l.date, pr.cip13, pr.atc, l.quantity::SMALLINT AS quantity,
         (pr.unit_cents * l.quantity + (l.x % 50)::INT)::INT AS amount_cents, l.prescriber_id
  FROM (SELECT patient_id, j,
          (DATE '2019-01-01' + (start + floor(((j // 3) + u(patient_id * 1000 + j // 3, 41)) * len / nv))::INT)::DATE AS date,
          -- 60 % of the lines are one of the patient's four usual products, the rest any; both of log-uniform rank (Zipf, s = 1).
          floor(pow(15000, CASE WHEN h(patient_id * 1000 + j, 42) % 10 < 6 THEN u(patient_id * 4 + (h(patient_id * 1000 + j, 43) % 4)::BIGINT, 44)
                     ELSE u(patient_id * 1000 + j, 45) END))::INT - 1 AS rank,
          CASE WHEN h(patient_id * 1000 + j, 46) % 10 < 7 THEN 1 WHEN h(patient_id * 1000 + j, 46) % 10 < 9 THEN 2 ELSE 3 END AS quantity,
          h(patient_id * 1000 + j, 47) AS x,
          (1 + CASE WHEN h(patient_id * 1000 + j // 3, 48) % 4 < 3 THEN h(patient_id, 49) % 100000 ELSE h(patient_id * 1000 + j // 3, 50) % 100000 END)::INT AS prescriber_id
        FROM (SELECT *, unnest(range(n)) AS j FROM pat WHERE patient_id > k * 200000 AND patient_id <= (k + 1) * 200000)) l
  JOIN product pr ON pr.rank = l.rank
  ORDER BY l.patient_id, l.date, l.j;
{parts}
-- Stays: of the odd ones a fifth is a readmission of the one before, 0 to 39 days after its exit.
CREATE OR REPLACE TABLE stay AS
  WITH b AS (SELECT i, (1 + h(i,61) % {patients})::BIGINT AS patient_id, DATE '2019-01-01' + (h(i,62) % 2100)::INT AS entry,
                    least(60, floor(-ln(1 - u(i,63)) * 5))::INT AS los FROM range({stays}) t(i)),
  c AS (SELECT o.i, CASE WHEN r THEN e.patient_id ELSE o.patient_id END AS patient_id,
               CASE WHEN r THEN e.entry + e.los + (h(o.i,65) % 40)::INT ELSE o.entry END AS entry, o.los
        FROM (SELECT *, i % 2 = 1 AND h(i,64) % 10 < 2 AS r, i - i % 2 AS j FROM b) o JOIN b e ON e.i = o.j)
  SELECT patient_id, entry::DATE AS entry, (entry + los)::DATE AS exit, cim(i * 31) AS main_diagnosis,
         lpad((1 + h(i,66) % 28)::VARCHAR, 2, '0') || substr('MCK', 1 + (h(i,67) % 3)::INT, 1) || lpad((1 + h(i,68) % 40)::VARCHAR, 2, '0') || (1 + h(i,69) % 4)::VARCHAR AS ghm
  FROM c ORDER BY patient_id, entry, exit, i;
CREATE OR REPLACE TABLE death AS
  SELECT (1 + i * 50 + h(i,71) % 50)::BIGINT AS patient_id, (DATE '2019-01-01' + (h(i,72) % 2192)::INT)::DATE AS date, cim(i * 37 + 5) AS cause
  FROM range({deaths}) t(i) ORDER BY 1;
CREATE OR REPLACE TABLE patient AS SELECT p::BIGINT AS patient_id, (1 + h(p,81) % 2)::TINYINT AS sex, (1920 + h(p,82) % 100)::SMALLINT AS birth_year, lpad((1 + h(p,83) % 95)::VARCHAR,2,'0') AS department FROM range(1, {patients} + 1) t(p);
