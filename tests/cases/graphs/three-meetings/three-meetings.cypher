CREATE (:Person {name: 'Ada'})-[:MET {year: 2023}]->(:Person {name: 'Ben'});
MATCH (a:Person {name: 'Ada'}) CREATE (a)-[:MET {year: 2024}]->(:Person:Minister {name: 'Cem'});
MATCH (b {name: 'Ben'}), (c {name: 'Cem'}) CREATE (c)-[:MET {year: 2025}]->(b);
