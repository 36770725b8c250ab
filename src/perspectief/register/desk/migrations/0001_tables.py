"""The tables of the desk; made by Django from the models."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Stratum',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=40)),
                ('population', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('reference', models.CharField(max_length=30, unique=True)),
                ('kind', models.CharField(choices=[('question', 'question'), ('permit', 'permit')], max_length=20)),
                ('topic', models.CharField(choices=[('starting', 'starting'), ('premises', 'premises'), ('building', 'building'), ('environment', 'environment'), ('hospitality', 'hospitality'), ('event', 'event'), ('market', 'market'), ('staff', 'staff'), ('subsidy', 'subsidy'), ('tax', 'tax'), ('tender', 'tender'), ('other', 'other')], max_length=20)),
                ('law', models.CharField(blank=True, choices=[('ow_16_64', 'ow_16_64'), ('awb_3_18', 'awb_3_18'), ('awb_4_13', 'awb_4_13'), ('own', 'own')], max_length=20)),
                ('term_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('received_on', models.DateField()),
                ('establishment', models.CharField(blank=True, max_length=12)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('recorded_at')), _connector='OR'), name='request_withdrawn_after_recorded'), models.CheckConstraint(condition=models.Q(('kind__in', ['question', 'permit'])), name='request_kind_on_list'), models.CheckConstraint(condition=models.Q(('topic__in', ['starting', 'premises', 'building', 'environment', 'hospitality', 'event', 'market', 'staff', 'subsidy', 'tax', 'tender', 'other'])), name='request_topic_on_list'), models.CheckConstraint(condition=models.Q(('law__in', ['ow_16_64', 'awb_3_18', 'awb_4_13', 'own', ''])), name='request_law_on_list'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'question'), ('law', '')), models.Q(('kind', 'permit'), models.Q(('law', ''), _negated=True)), _connector='OR'), name='request_law_of_permits'), models.CheckConstraint(condition=models.Q(models.Q(('law', 'own'), ('term_days__isnull', False)), models.Q(models.Q(('law', 'own'), _negated=True), ('term_days__isnull', True)), _connector='OR'), name='request_days_of_own_law'), models.CheckConstraint(condition=models.Q(('establishment__regex', '^([0-9]{12})?$')), name='request_establishment_number')],
            },
        ),
        migrations.CreateModel(
            name='Invited',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('establishment', models.CharField(blank=True, max_length=12)),
                ('stratum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invited', to='desk.stratum')),
            ],
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40, unique=True)),
                ('measure', models.CharField(blank=True, max_length=60)),
                ('lowest', models.PositiveSmallIntegerField(default=1)),
                ('highest', models.PositiveSmallIntegerField(default=10)),
                ('asked_from', models.DateField()),
                ('asked_until', models.DateField()),
                ('seed', models.BigIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('highest__gt', models.F('lowest'))), name='survey_scale'), models.CheckConstraint(condition=models.Q(('asked_until__gte', models.F('asked_from'))), name='survey_days')],
            },
        ),
        migrations.AddField(
            model_name='stratum',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strata', to='desk.survey'),
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40)),
                ('text_nl', models.CharField(max_length=300)),
                ('text_en', models.CharField(max_length=300)),
                ('is_grade', models.BooleanField(default=False)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='desk.survey')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('value', models.SmallIntegerField()),
                ('given_on', models.DateField()),
                ('invited', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='desk.invited')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='desk.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('invited', 'question'), name='answer_once')],
            },
        ),
        migrations.CreateModel(
            name='Obstacle',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.CharField(choices=[('environment_plan', 'environment_plan'), ('building', 'building'), ('nature', 'nature'), ('fire_safety', 'fire_safety'), ('hospitality', 'hospitality'), ('opening_hours', 'opening_hours'), ('public_space', 'public_space'), ('parking', 'parking'), ('events', 'events'), ('work', 'work'), ('subsidy', 'subsidy'), ('tendering', 'tendering'), ('tax', 'tax'), ('privacy', 'privacy'), ('other', 'other')], max_length=20)),
                ('level', models.CharField(choices=[('municipality', 'municipality'), ('water_board', 'water_board'), ('province', 'province'), ('state', 'state'), ('eu', 'eu')], max_length=20)),
                ('rule', models.CharField(max_length=120)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obstacles', to='desk.request')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('recorded_at')), _connector='OR'), name='obstacle_withdrawn_after_recorded'), models.CheckConstraint(condition=models.Q(('area__in', ['environment_plan', 'building', 'nature', 'fire_safety', 'hospitality', 'opening_hours', 'public_space', 'parking', 'events', 'work', 'subsidy', 'tendering', 'tax', 'privacy', 'other'])), name='obstacle_area_on_list'), models.CheckConstraint(condition=models.Q(('level__in', ['municipality', 'water_board', 'province', 'state', 'eu'])), name='obstacle_level_on_list')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('extended', 'extended'), ('suspended', 'suspended'), ('resumed', 'resumed'), ('answered', 'answered'), ('granted', 'granted'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=20)),
                ('on', models.DateField()),
                ('weeks', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='desk.request')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('recorded_at')), _connector='OR'), name='step_withdrawn_after_recorded'), models.CheckConstraint(condition=models.Q(('kind__in', ['extended', 'suspended', 'resumed', 'answered', 'granted', 'refused', 'withdrawn'])), name='step_kind_on_list'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'extended'), ('weeks__isnull', False)), models.Q(models.Q(('kind', 'extended'), _negated=True), ('weeks__isnull', True)), _connector='OR'), name='step_weeks_of_extensions')],
            },
        ),
        migrations.AddConstraint(
            model_name='invited',
            constraint=models.CheckConstraint(condition=models.Q(('establishment__regex', '^([0-9]{12})?$')), name='invited_establishment_number'),
        ),
        migrations.AddConstraint(
            model_name='stratum',
            constraint=models.UniqueConstraint(fields=('survey', 'name'), name='stratum_name'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('survey', 'name'), name='question_name'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(condition=models.Q(('is_grade', True)), fields=('survey',), name='question_one_grade'),
        ),
    ]
